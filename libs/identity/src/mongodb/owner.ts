import { type Account, type StoredAccount, withoutHash } from '../accounts/index.ts';
import type { AccountDocument } from './collections.ts';

export function accountOf({ _id, ...account }: AccountDocument): StoredAccount {
  return { id: _id, ...account };
}

/** Joins the account that a session or a token belongs to, as it stands now, in the same question. */
export function withOwner(filter: object): object[] {
  return [
    { $match: filter },
    { $limit: 1 },
    { $lookup: { from: 'accounts', localField: 'account', foreignField: '_id', as: 'owners' } },
  ];
}

export interface Owned {
  readonly owners: readonly AccountDocument[];
}

export function ownerOf({ owners: [owner] }: Owned): Account | undefined {
  return owner && withoutHash(accountOf(owner));
}
