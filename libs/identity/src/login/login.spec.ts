import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CHEAP, type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';

const password = 'hujan turun di Dumai';
let identity: OpenedIdentity;
beforeEach(async () => {
  identity = await openIdentity();
  await identity.accounts.create({ login: 'budi', name: 'Budi Santoso', office: 'DMI', password });
});
afterEach(() => identity.close());

const attempt = (login: string, given: string, address = 'here') =>
  identity.login.attempt({ login, password: given, address });

test('the right password is welcome, however the login is typed', async () => {
  const result = await attempt('  BUDI ', password);
  expect(result).toMatchObject({ kind: 'welcome', account: { login: 'budi', office: 'DMI' } });
  expect(JSON.stringify(result)).not.toContain('argon2');
});

test('a wrong password, an unknown login and an account without a password are refused alike', async () => {
  await identity.accounts.create({ login: 'invited', name: 'Ani', office: 'DMI' });
  expect(await attempt('budi', 'another password')).toEqual({ kind: 'refused' });
  expect(await attempt('nobody', password)).toEqual({ kind: 'refused' });
  expect(await attempt('invited', '')).toEqual({ kind: 'refused' });
});

test('only who gives the right password learns that the account is disabled', async () => {
  const account = await identity.accounts.byLogin('budi');
  await identity.accounts.disable(account?.id ?? '');
  expect(await attempt('budi', 'another password')).toEqual({ kind: 'refused' });
  expect(await attempt('budi', password)).toEqual({ kind: 'disabled' });
});

test('many tries at the same time count as many', async () => {
  const tries = Array.from({ length: 30 }, (_, n) => attempt('budi', `wrong password ${n}`, `10.0.0.${n}`));
  const kinds = (await Promise.all(tries)).map((result) => result.kind);
  expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(5);
  expect(await attempt('budi', password)).toEqual({ kind: 'throttled', retryAfterSeconds: 1 });
  identity.clock.pass(1);
  expect(await attempt('budi', password)).toMatchObject({ kind: 'welcome' });
});

test('a login renews a hash of another cost, and keeps the sessions', async () => {
  const account = await identity.accounts.byLogin('budi');
  const { secret } = await identity.sessions.open(account?.id ?? '');
  const dearer = identity.reopen({ ...CHEAP, memoryCost: 128 });
  expect(await dearer.login.attempt({ login: 'budi', password, address: 'here' })).toMatchObject({ kind: 'welcome' });
  expect((await identity.stores.accounts.byLogin('budi'))?.passwordHash).toContain('m=128,');
  expect(await attempt('budi', password)).toMatchObject({ kind: 'welcome' });
  expect(await identity.sessions.find(secret)).toBeDefined();
});
