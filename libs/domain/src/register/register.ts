import type { EventEnvelope } from '../event/index.ts';

/** Cases are numbered in `register-{office}-{year}`, letters in `letters-{office}-{year}`. */
export interface RegisterEventData {
  readonly NumberAllotted: {
    readonly number: number;
    /** As it is printed, such as `DMI-2026-00042`. */
    readonly printed: string;
    readonly case: string;
    /** The letter that got it; null where the case itself did. */
    readonly document: string | null;
  };
  readonly NumberVoided: {
    readonly number: number;
    readonly case: string;
    readonly document: string | null;
    readonly reason: string;
  };
}

export type RegisterEventType = keyof RegisterEventData;
export type RegisterEvent = {
  readonly [T in RegisterEventType]: EventEnvelope<T, RegisterEventData[T]>;
}[RegisterEventType];
export const REGISTER_EVENT_TYPES: readonly RegisterEventType[] = ['NumberAllotted', 'NumberVoided'];

/** What a register has given out so far, which is held for the whole year: the last number, and who has which. */
export interface RegisterState {
  readonly revision: number;
  readonly last: number;
  /** Number by the id of its holder: the letter that got it, or the case itself. */
  readonly numbers: Map<string, number>;
  /** Case by number, from 1 on without a gap. */
  readonly cases: string[];
  readonly voided: Set<number>;
}

export function newRegister(): RegisterState {
  return { revision: -1, last: 0, numbers: new Map(), cases: [], voided: new Set() };
}

/** Folds one event. What it collects is taken over from the state before, which must not be used again. */
export function evolveRegister(state: RegisterState, event: RegisterEvent): RegisterState {
  const { revision } = event;
  if (event.type === 'NumberVoided') {
    state.voided.add(event.data.number);
    return { ...state, revision };
  }
  const { number, case: id, document } = event.data;
  state.numbers.set(document ?? id, number);
  state.cases[number - 1] = id;
  return { ...state, revision, last: number };
}

/** Who was given the number; undefined where nobody was. */
export function holderOfNumber(
  { numbers, cases }: RegisterState,
  number: number,
): Pick<RegisterEventData['NumberAllotted'], 'case' | 'document'> | undefined {
  const holder = [...numbers].find(([, given]) => given === number)?.[0];
  const id = cases[number - 1];
  if (holder === undefined || id === undefined) return undefined;
  return { case: id, document: holder === id ? null : holder };
}

export type RegisterKind = 'register' | 'letters';

/** `DMI-2026-00042` for a case, `DMI-S-2026-00042` for a letter. */
export function printedNumber(kind: RegisterKind, office: string, year: number, number: number): string {
  const series = kind === 'letters' ? `${office}-S` : office;
  return `${series}-${year}-${String(number).padStart(5, '0')}`;
}
