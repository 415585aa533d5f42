import type { CaseState, Clock, Standard } from '@jejak/domain';
import type { ShelterStay } from './row.ts';

/** Ways out of a shelter, whatever the standard limits; dying and leaving by oneself among them. */
const ENDS: ReadonlySet<string> = new Set([
  'ClientDeparted',
  'ClientSent',
  'ClientReturnedToFamily',
  'ClientLeft',
  'ClientDied',
]);

/** A client who is inside does not come in again; facts recorded late take their place in time. */
export function staysInShelter(
  { history }: Pick<CaseState, 'history'>,
  clocks: readonly Clock[],
  standard: Standard,
): readonly ShelterStay[] {
  const found: { since: string; leftAt: string | null; leftBy: string | null }[] = [];
  if (!history.some(({ type }) => type === 'ClientSheltered')) return [];
  const moves = history.filter(({ type }) => type === 'ClientSheltered' || ENDS.has(type));
  for (const { type, occurredAt } of moves.sort(inTime)) {
    const last = found.at(-1);
    if (type === 'ClientSheltered' && (!last || last.leftAt !== null)) {
      found.push({ since: occurredAt, leftAt: null, leftBy: null });
    } else if (ENDS.has(type) && last?.leftAt === null) {
      last.leftAt = occurredAt;
      last.leftBy = type;
    }
  }
  const limits = limitsOf(clocks, standard);
  return found.map((stay) => {
    const limit = limits.find(({ startedAt }) => startedAt === stay.since);
    return {
      ...stay,
      until: limit?.dueAt ?? null,
      limit: limit?.name ?? null,
      kept: limit && stay.leftAt !== null ? stay.leftAt <= limit.dueAt : null,
    };
  });
}

function limitsOf(clocks: readonly Clock[], { procedure }: Standard): readonly Clock[] {
  const names = procedure.subLimits.filter(({ start }) => start.type === 'ClientSheltered').map(({ name }) => name);
  return clocks.filter(({ kind, name }) => kind === 'sub-limit' && names.includes(name));
}

type Entry = CaseState['history'][number];

function inTime(one: Entry, other: Entry): number {
  if (one.occurredAt === other.occurredAt) return 0;
  return one.occurredAt < other.occurredAt ? -1 : 1;
}
