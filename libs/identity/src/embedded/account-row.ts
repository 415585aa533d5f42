import type { Row, Statement } from '@jejak/privacy';
import type { StoredAccount } from '../accounts/index.ts';

export type AccountRow = Row & {
  readonly account_id: string;
  readonly login: string;
  readonly account_name: string;
  readonly account_office: string | null;
  readonly instance_administrator: number;
  readonly disabled: number;
  readonly account_created_at: string;
  readonly password_hash: string | null;
};

/** Under names that do not clash with those of a session or a token in the same row. */
export const ACCOUNT_COLUMNS = `account.id AS account_id, account.login, account.name AS account_name,
  account.office AS account_office, account.instance_administrator, account.disabled,
  account.created_at AS account_created_at, account.password_hash`;

export function accountOf(row: AccountRow): StoredAccount {
  return {
    id: row.account_id,
    login: row.login,
    name: row.account_name,
    office: row.account_office,
    instanceAdministrator: row.instance_administrator === 1,
    disabled: row.disabled === 1,
    createdAt: row.account_created_at,
    passwordHash: row.password_hash,
  };
}

/** `condition` may stand in the way: then nothing is inserted. */
export function insertAccount(account: StoredAccount, condition = 'true'): Statement {
  return {
    sql: `INSERT INTO account (id, login, name, office, instance_administrator, disabled, created_at, password_hash)
      SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${condition}`,
    params: [
      account.id,
      account.login,
      account.name,
      account.office,
      Number(account.instanceAdministrator),
      Number(account.disabled),
      account.createdAt,
      account.passwordHash,
    ],
    mustChange: true,
  };
}
