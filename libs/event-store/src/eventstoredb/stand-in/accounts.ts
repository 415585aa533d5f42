import { type Metadata, status } from '@grpc/grpc-js';

export type Right = 'read' | 'write';

export interface Account {
  readonly password: string;
  readonly rights: readonly Right[];
}

export type Accounts = Readonly<Record<string, Account>>;

/** Throws as the server answers: who are you, or you may not. */
export function checkAccount(metadata: Metadata, right: Right, accounts: Accounts): void {
  const [basic] = metadata.get('authorization');
  const given = Buffer.from(String(basic ?? '').replace('Basic ', ''), 'base64').toString('utf8');
  const [name = ''] = given.split(':', 1);
  const password = given.slice(name.length + 1);
  const account = accounts[name];
  if (account === undefined || account.password !== password) {
    throw Object.assign(new Error('unknown'), { code: status.UNAUTHENTICATED, details: 'authentication failed' });
  }
  if (!account.rights.includes(right)) {
    throw Object.assign(new Error('denied'), { code: status.PERMISSION_DENIED, details: 'Access Denied' });
  }
}
