import type { Budget, SubLimit } from '../standard/standard.ts';
import type { Clock, ClockInput } from './types.ts';

/** What a clock runs against: a budget, and the smaller figure where the promise is a range. */
export interface Term {
  readonly kind: Clock['kind'];
  readonly name: string;
  readonly budget: Budget;
  readonly min: number | null;
}

/**
 * The promises of a run: the policy's, its other reading, and those of other publications. An extension is given in
 * units of the promise and says nothing about what another publication promises; so does the office's reading of
 * "the first day counts".
 */
export function promisedTerms(input: ClockInput, extension: number): Term[] {
  const { unit, min, max, dayKind, alternative } = input.policy;
  const countsFirstDay = input.countsFirstDay ?? input.policy.countsFirstDay;
  const budget: Budget = { unit, n: max + extension, dayKind, countsFirstDay };
  const smaller = min < max ? min + extension : null;
  return [
    { kind: 'promise', name: 'promise', budget, min: smaller },
    ...(alternative
      ? [
          {
            kind: 'alternative',
            name: 'alternative',
            budget: { ...budget, dayKind: alternative.dayKind },
            min: smaller,
          } as const,
        ]
      : []),
    ...input.secondPromises.map(
      (second): Term => ({ kind: 'second-promise', name: second.id, budget: second.budget, min: null }),
    ),
  ];
}

export function subLimitTerm({ name, unit, max, dayKind, countsFirstDay }: SubLimit): Term {
  return { kind: 'sub-limit', name, budget: { unit, n: max, dayKind, countsFirstDay }, min: null };
}
