import { ConstraintViolated, type PrivateDatabase, type SqlValue } from '@jejak/privacy';
import {
  type AccountChanges,
  type AccountPage,
  type AccountStore,
  LoginTaken,
  type StoredAccount,
} from '../accounts/index.ts';
import { ACCOUNT_COLUMNS, type AccountRow, accountOf, insertAccount } from './account-row.ts';
import { setPassword, writeIfPossible } from './set-password.ts';

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
    return this.#change(`UPDATE account SET ${assignments} WHERE id = ?`, [...set.map(([, value]) => value), id]);
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
    return writeIfPossible(this.#database, [{ ...mark, mustChange: true }, ...(disabled ? [end] : [])]);
  }

  async #one(sql: string, param: string): Promise<StoredAccount | undefined> {
    const [row] = await this.#database.read<AccountRow>(sql, [param]);
    return row && accountOf(row);
  }

  #change(sql: string, params: readonly SqlValue[]): Promise<boolean> {
    return writeIfPossible(this.#database, [{ sql, params, mustChange: true }]);
  }
}
