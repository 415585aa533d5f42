import { exitsFrom, type Procedure, stepsFrom, terminalOutcomes } from '@jejak/domain';

/** How many acts lie between a state and an end. */
export type Distances = ReadonlyMap<string, number>;

const known = new WeakMap<Procedure, Map<string, Distances>>();

/** Distances to an end of the procedure, by steps and exits that need no absence of the head; states without a way are left out. */
export function distancesTo(procedure: Procedure, end: string): Distances {
  const routes = known.get(procedure) ?? new Map<string, Distances>();
  known.set(procedure, routes);
  const found = routes.get(end) ?? measure(procedure, end);
  routes.set(end, found);
  return found;
}

/** The ends that a case can come to from its beginning. */
export function endsOf(procedure: Procedure): readonly string[] {
  return Object.keys(terminalOutcomes(procedure)).filter((end) => distancesTo(procedure, end).has(procedure.initial));
}

function measure(procedure: Procedure, end: string): Distances {
  const distances = new Map([[end, 0]]);
  const ways = Object.keys(procedure.states).flatMap((from) =>
    [...stepsFrom(procedure, from).filter(({ condition }) => !condition), ...exitsFrom(procedure, from)].map(
      ({ to }) => ({ from, to }),
    ),
  );
  for (let distance = 1, grown = true; grown; distance++) {
    grown = false;
    for (const { from, to } of ways) {
      if (distances.has(from) || distances.get(to) !== distance - 1) continue;
      distances.set(from, distance);
      grown = true;
    }
  }
  return distances;
}
