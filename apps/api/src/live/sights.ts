import type { Account } from '@jejak/identity';
import type { OfficeChanges } from './changes.ts';

/** What somebody looks at. */
export interface Sight {
  readonly office: string;
  /** What of the office's changes concerns the sight; null for nothing, `refetch` where it is too much to list. */
  notice(changes: OfficeChanges): { readonly [member: string]: unknown } | 'refetch' | null;
  /** False where the account may not see it any more. */
  isOpenTo(account: Account): boolean;
}

/** Cases that one notice lists. */
const MOST_CASES = 200;

type Seer = Sight['isOpenTo'];

export function worklistSight(office: string, isOpenTo: Seer): Sight {
  const notice = ({ cases, office: itself }: OfficeChanges) => {
    if (cases.size > MOST_CASES) return 'refetch';
    if (cases.size === 0 && !itself) return null;
    return { cases: [...cases].map(([id, revision]) => ({ id, revision })), office: itself };
  };
  return { office, isOpenTo, notice };
}

export function caseSight(office: string, id: string, isOpenTo: Seer): Sight {
  const notice = ({ cases, office: itself }: OfficeChanges) => {
    const revision = cases.get(id);
    if (revision === undefined && !itself) return null;
    return { cases: revision === undefined ? [] : [{ id, revision }], office: itself };
  };
  return { office, isOpenTo, notice };
}
