import { ConstraintViolated, type PrivateDatabase, type SqlValue, type Statement } from '@jejak/privacy';
import {
  type AccountChanges,
  type AccountPage,
  type AccountStore,
  LastAdministrator,
  LoginTaken,
  type StoredAccount,
} from '../accounts/index.ts';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf, insertAccount } from './account-row.ts';
import { setPassword, writeIfPossible } from './set-password.ts';

const ACTIVE = 'instance_administrator = 1 AND disabled = 0';
/** Of the account that is being changed: whether no other one administers the instance. */
const IS_LAST = `(${ACTIVE} AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.instance_administrator = 1
  AND other.disabled = 0 AND other.id <> account.id))`;
const SELECT = `SELECT ${ACCOUNT_COLUMNS} FROM account`;

export class EmbeddedAccounts implements AccountStore {
  readonly #database: PrivateDatabase;

  constructor(database: PrivateDatabase) {
    this.#database = database;
  }

  async insert(account: StoredAccount): Promise<void> {
    try {
      await this.#database.write([insertAccount(account)]);
    } catch (error) {
      if (error instanceof ConstraintViolated) throw new LoginTaken(`the login ${account.login} is taken`);
      throw error;
    }
  }

  byId(id: string): Promise<StoredAccount | undefined> {
    return this.#one(`${SELECT} WHERE id = ?`, id);
  }

  byLogin(login: string): Promise<StoredAccount | undefined> {
    return this.#one(`${SELECT} WHERE login = ?`, login);
  }

  async list({ office, after = '', limit }: AccountPage): Promise<readonly StoredAccount[]> {
    const inOffice = office === undefined ? '' : 'AND office = ?';
    const params = office === undefined ? [after, limit] : [after, office, limit];
    const sql = `${SELECT} WHERE login > ? ${inOffice} ORDER BY login LIMIT ?`;
    return (await this.#database.read<AccountRow>(sql, params)).map(accountOf);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#database.read('SELECT 1 FROM account LIMIT 1')).length === 0;
  }

  update(id: string, changes: AccountChanges): Promise<boolean> {
    const set: [string, SqlValue][] = [];
    if (changes.name !== undefined) set.push(['name', changes.name]);
    if (changes.office !== undefined) set.push(['office', changes.office]);
    if (changes.instanceAdministrator !== undefined) {
      set.push(['instance_administrator', Number(changes.instanceAdministrator)]);
    }
    const assignments = ['id = id', ...set.map(([column]) => `${column} = ?`)].join(', ');
    const sql = `UPDATE account SET ${assignments} WHERE id = ?`;
    const update = { sql, params: [...set.map(([, value]) => value), id] };
    return changes.instanceAdministrator === false ? this.#unlessLast(id, update) : this.#change(update);
  }

  setPassword(id: string, passwordHash: string): Promise<boolean> {
    return writeIfPossible(this.#database, setPassword(id, passwordHash));
  }

  async replaceHash(id: string, from: string, to: string): Promise<void> {
    const sql = 'UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?';
    await this.#database.write([{ sql, params: [to, id, from] }]);
  }

  setDisabled(id: string, disabled: boolean): Promise<boolean> {
    const mark = { sql: 'UPDATE account SET disabled = ? WHERE id = ?', params: [Number(disabled), id] };
    const end = { sql: 'DELETE FROM session WHERE account = ?', params: [id] };
    return disabled ? this.#unlessLast(id, mark, end) : this.#change(mark);
  }

  async #one(sql: string, param: string): Promise<StoredAccount | undefined> {
    const [row] = await this.#database.read<AccountRow>(sql, [param]);
    return row && accountOf(row);
  }

  #change(...[first, ...more]: readonly [Statement, ...Statement[]]): Promise<boolean> {
    return writeIfPossible(this.#database, [{ ...first, mustChange: true }, ...more]);
  }

  /** Throws LastAdministrator; in one transaction, so that of two who give up at once one is refused. */
  async #unlessLast(id: string, first: Statement, ...more: readonly Statement[]): Promise<boolean> {
    const guarded = { ...first, sql: `${first.sql} AND NOT ${IS_LAST}` };
    if (await this.#change(guarded, ...more)) return true;
    if ((await this.byId(id)) === undefined) return false;
    throw new LastAdministrator('nobody would be left who administers the instance');
  }
}
