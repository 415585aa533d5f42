import type { Procedure, Step } from '../standard.ts';

/**
 * The states that steps lead to from one on, each with the shortest way there (keys of the steps).
 * `passable` leaves steps out.
 */
export function waysFrom(
  { steps }: Procedure,
  start: string,
  passable: (step: Step) => boolean = () => true,
): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, []]]);
  // A Map hands out what is added while it is walked: breadth first without a queue.
  for (const [state, way] of ways) {
    for (const step of steps) {
      if (!step.from.includes(state) || ways.has(step.to) || !passable(step)) continue;
      ways.set(step.to, [...way, step.key]);
    }
  }
  return ways;
}
