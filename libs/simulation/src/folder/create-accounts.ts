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
  const wanted = [
    { ...FOUNDER, office: null },
    ...offices.flatMap(({ code, staff }) =>
      staff.map(({ user, login, name }) => ({ user, login, name, office: code })),
    ),
  ];
  await Promise.all(
    wanted.map(async ({ user, login, name, office }) => {
      const prepared = await accounts.prepare({
        login,
        name,
        office,
        password: DEMO_PASSWORD,
        instanceAdministrator: office === null,
      });
      // The officers' ids stand in the offices' events already.
      await stores.accounts.insert({ ...prepared, id: user });
    }),
  );
}
