import type { CaseState, HistoryEntry, JsonObject } from '@jejak/domain';
import type { Chance } from '../seed/index.ts';
import { instantOf } from '../time/index.ts';
import type { Sideline } from '../world/index.ts';
import { sayWhenFree } from './when-free.ts';

const WHY = { reason: 'typing-error', explanation: 'Salah ketik, diperbaiki sesuai berkas.' };
const WHEN = { reason: 'wrong-date', explanation: 'Jam kejadian disesuaikan dengan buku tamu.' };

/** What was entered wrongly is put right by a correction: a fact, or when it happened. */
export const putRight: Sideline = (_, life, world) => {
  const { chance } = life;
  if (!chance.happens(0.012)) return;
  const saying = { after: chance.between(30, 900), roles: ['secretariat'] as const };
  sayWhenFree(life, saying, world, ({ history, ...state }) => {
    const entry = chance.weighted(history, ({ type }) => (type in CORRECTED ? 1 : 0.2));
    if (!entry) return null;
    const earlier = chance.happens(0.3) ? between({ ...state, history }, entry) : null;
    if (earlier !== null) return { kind: 'correct', event: entry.eventId, occurredAt: earlier, why: WHEN };
    const facts =
      CORRECTED[entry.type]?.(chance) ?? (entry.step === null ? null : { remarks: 'Keterangan diperbaiki.' });
    return facts && { kind: 'correct', event: entry.eventId, facts, why: WHY };
  });
};

const CORRECTED: { readonly [type: string]: (chance: Chance) => JsonObject } = {
  ReportReceived: (chance) => ({ channel: chance.pick(['telephone', 'letter', 'visit']), urgent: false }),
  CaseVerified: (chance) => ({ place: chance.pick(['home', 'market', 'hospital']) }),
  CaseAssessed: (chance) => ({ needs: [chance.pick(['food', 'clothing', 'counselling'])] }),
  ClientSent: (chance) => ({ place: chance.pick(['terminal-or-port', 'care-institution']) }),
};

/** An instant halfway back to what happened before it, where it is a step with a neighbour. */
function between({ history }: CaseState, entry: HistoryEntry): string | null {
  const chain = history.filter(({ moves }) => moves);
  const at = chain.indexOf(entry);
  const before = chain[at - 1];
  if (!before) return null;
  const [from, to] = [Date.parse(before.occurredAt), Date.parse(entry.occurredAt)];
  return instantOf(Math.floor((from + to) / 2));
}
