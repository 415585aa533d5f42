import { nameId } from '@jejak/ledger';

const NAMESPACE = '6c1f5d0b-7a8e-4c61-b7f2-a4d39e05c8b2';

/** The same request of the same account under the same key is the same command. */
export function commandIdOf(account: string, route: string, target: string, key: string): string {
  return nameId(NAMESPACE, JSON.stringify([account, route, target, key]));
}
