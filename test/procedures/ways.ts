import { type Act, exitsFrom, type Procedure, type Step, stepsFrom } from '@jejak/domain';

/** A shortest way of steps from the start to every state that can be reached. */
export function waysThrough(
  procedure: Procedure,
  usable: (step: Step) => boolean,
): ReadonlyMap<string, readonly Step[]> {
  const ways = new Map<string, readonly Step[]>([[procedure.initial, []]]);
  for (const [state, way] of ways) {
    for (const step of stepsFrom(procedure, state)) {
      if (usable(step) && !ways.has(step.to)) ways.set(step.to, [...way, step]);
    }
  }
  return ways;
}

export interface Pair {
  readonly state: string;
  readonly act: Act;
  readonly to: string;
}

/** Every step from every state that it may be taken in. */
export function stepPairs(procedure: Procedure): readonly Pair[] {
  return procedure.steps.flatMap((act) => act.from.map((state) => ({ state, act, to: act.to })));
}

/** Every exit from every open state that it is possible in. */
export function exitPairs(procedure: Procedure): readonly Pair[] {
  return Object.keys(procedure.states).flatMap((state) =>
    exitsFrom(procedure, state).map((act) => ({ state, act, to: act.to })),
  );
}
