import { type Json, type LedgerEvent, parseStream } from '@jejak/domain';
import { defineProjection } from '@jejak/projections';

/** Remembers everything that happened to a case, in order, and what its office was at each event. */
export interface Diary {
  readonly id: string;
  readonly office: string;
  /** Moves with every change of the office, so that documents leave the index while they are found by it. */
  readonly round: number;
  readonly entries: readonly { readonly ordinal: number; readonly office: number | null }[];
}

/** While it is active, notes that say so cannot be folded, and diaries of a certain length not be summed. */
export const fault = { active: true, refusedLength: -1 };

export const diary = defineProjection<Diary>({
  name: 'diary',
  version: 1,
  indexes: [['office', 'round']],
  keys: (event) => caseOf(event),
  expand: (event, reference) =>
    event.type === 'SettingChanged' ? { office: event.office, round: roundOf(event, reference) - 1 } : undefined,
  reduce(row, event, ordinal, reference, id) {
    if (says(event, 'throws') && fault.active) throw new RangeError('it cannot be folded');
    if (says(event, 'ends')) return undefined;
    const entry = { ordinal, office: reference.office(event.office)?.revision ?? null };
    const round = roundOf(event, reference);
    return { id, office: event.office, round, entries: [...(row?.entries ?? []), entry] };
  },
  totals: [
    {
      name: 'entries',
      version: 1,
      indexes: [['office']],
      contribution({ office, entries }) {
        if (fault.active && entries.length === fault.refusedLength) throw new RangeError('it cannot be summed');
        return [{ of: { office, nobody: null }, figures: { entries: entries.length, none: 0 } }];
      },
    },
    {
      // By whether the last entry is odd: documents go from one total to the other, and some are in none.
      name: 'odd-and-even',
      version: 1,
      indexes: [['office']],
      contribution({ office, entries }) {
        const { ordinal = 0 } = entries.at(-1) ?? {};
        const parity = ordinal % 2 === 0 ? 'even' : 'odd';
        return ordinal % 5 === 0 ? [] : [{ of: { office, parity }, figures: { ordinals: ordinal } }];
      },
    },
  ],
});

export interface Total {
  readonly id: string;
  readonly events: number;
}

export const totals = defineProjection<Total>({
  name: 'totals',
  version: 1,
  indexes: [],
  keys: (event) => [event.office],
  reduce: (row, event) => (says(event, 'silent') ? row : { id: event.office, events: (row?.events ?? 0) + 1 }),
});

export const models = [diary, totals];

function says(event: LedgerEvent, word: string): boolean {
  const data: { readonly [field: string]: Json | object | undefined } = { ...event.data };
  return data[word] === true;
}

function caseOf(event: LedgerEvent): readonly string[] {
  const parsed = parseStream(event.stream);
  return parsed?.kind === 'case' ? [parsed.key] : [];
}

function roundOf(
  event: LedgerEvent,
  reference: { office(code: string): { settings: readonly unknown[] } | undefined },
) {
  return reference.office(event.office)?.settings.length ?? 0;
}
