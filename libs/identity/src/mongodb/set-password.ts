import type { ClientSession } from 'mongodb';
import type { IdentityCollections } from './collections.ts';

/** A new password ends what was reached with the old one. False where there is no such account. */
export async function setPassword(
  { accounts, sessions, oneTimeTokens }: IdentityCollections,
  account: string,
  passwordHash: string,
  session: ClientSession,
): Promise<boolean> {
  const { matchedCount } = await accounts.updateOne({ _id: account }, { $set: { passwordHash } }, { session });
  await sessions.deleteMany({ account }, { session });
  await oneTimeTokens.deleteOne({ _id: account }, { session });
  return matchedCount === 1;
}
