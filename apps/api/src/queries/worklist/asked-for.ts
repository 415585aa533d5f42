import { worklist } from '@jejak/projections';
import type { Condition, Filter, FindOptions } from '@jejak/read-store';
import { type Asked, choice, flag, instant, key, notTogether, office, PAGING, unit, uuid } from '../asking/index.ts';

const WAITING_ON = ['signature', 'initials', 'office', 'applicant', 'third-party'] as const;
const SORTS = ['dueAt', '-dueAt', 'openedAt', '-openedAt', 'number', '-number'] as const;

export const WORKLIST = {
  office,
  unit,
  assignee: uuid,
  status: key,
  service: key,
  waitingOn: choice(WAITING_ON),
  open: flag,
  /** Half-open; what is paused or closed has no due date and is in no such range. */
  dueFrom: instant,
  dueBefore: instant,
  sort: choice(SORTS),
  ...PAGING,
} as const;

type AskedFor = Asked<typeof WORKLIST>;
type Selection = Pick<FindOptions, 'filter' | 'sort'>;

/** What of the worklist is asked for. By due date, which is how it comes where nothing is said, open cases only. */
export function selectionOf(asked: AskedFor, code: string): { readonly filter: Filter } & Selection {
  const { sort = 'dueAt' } = asked;
  const field = sort.replace('-', '');
  const open = asked.open ?? (field === 'dueAt' && asked.waitingOn === undefined ? true : undefined);
  const { unit: inUnit, assignee, status, service, waitingOn } = asked;
  const conditions = { unit: inUnit, assignee, status, service, waitingOn, open, dueAt: dueIn(asked) };
  const given = Object.entries(conditions).filter((entry): entry is [string, Condition] => entry[1] !== undefined);
  return {
    filter: { office: code, ...Object.fromEntries(given) },
    sort: { field, direction: sort.startsWith('-') ? 'descending' : 'ascending' },
  };
}

function dueIn({ dueFrom, dueBefore }: AskedFor): Condition | undefined {
  if (dueFrom === undefined && dueBefore === undefined) return undefined;
  return {
    ...(dueFrom === undefined ? {} : { $gte: dueFrom }),
    ...(dueBefore === undefined ? {} : { $lt: dueBefore }),
  };
}

/** What goes together, where something was asked for that does not. */
export function explain(asked: AskedFor): Error {
  const { office: _, limit, cursor, ...rest } = asked;
  const names = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const possible = worklist.indexes.filter(([first]) => first === 'office').map((index) => index.join(', '));
  return notTogether(names, possible);
}
