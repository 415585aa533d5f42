import { createIdentity, type IdentityStores, type PasswordCost } from '@jejak/identity';
import { FOUNDER, type OfficePlan } from '../offices/index.ts';

/** The same for everybody; said wherever simulated data is served. */
export const DEMO_PASSWORD = 'jejak-demo-2026';

/** An account for everybody of the offices, and one that administers them all. */
export async function createAccounts(
  stores: IdentityStores,
  offices: readonly OfficePlan[],
  passwordCost?: PasswordCost,
): Promise<void> {
  const { accounts } = createIdentity({ stores, ...(passwordCost ? { passwordCost } : {}) });
  // One hash for all of them: everybody knows the password anyhow.
  const founder = await accounts.prepare({
    ...FOUNDER,
    office: null,
    password: DEMO_PASSWORD,
    instanceAdministrator: true,
  });
  const staff = offices.flatMap(({ code, staff: own }) =>
    // An inspector comes from outside and reads all the offices; an auditor of an office reads that one.
    own.map(({ user, login, name, grant }) => ({ user, login, name, office: grant === 'inspector' ? null : code })),
  );
  await stores.accounts.insert({ ...founder, id: FOUNDER.user });
  for (const { user, login, name, office } of staff) {
    // The officers' ids stand in the offices' events already.
    await stores.accounts.insert({ ...founder, id: user, login, name, office, instanceAdministrator: false });
  }
}
