import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';

const password = 'hujan turun di Dumai';
let identity: OpenedIdentity;
let account: string;
beforeEach(async () => {
  identity = await openIdentity();
  account = (await identity.accounts.create({ login: 'budi', name: 'Budi', office: 'DMI', password })).id;
});
afterEach(() => identity.close());

const change = (present: string, next = 'angin laut sore') =>
  identity.passwordChange.attempt({ account, present, next, address: 'here' });
const wrong = { code: 'password-wrong' };

test('who guesses the present password is held back, at logging in as well', async () => {
  for (let tries = 0; tries < 5; tries++) await expect(change('a guess of mine')).rejects.toMatchObject(wrong);
  expect(await change(password)).toEqual({ kind: 'throttled', retryAfterSeconds: 1 });
  const attempt = () => identity.login.attempt({ login: 'budi', password, address: 'there' });
  expect(await attempt()).toMatchObject({ kind: 'throttled' });
  identity.clock.pass(1);
  expect(await change(password)).toEqual({ kind: 'changed' });
});

test('tries at logging in count here', async () => {
  const tries = Array.from({ length: 5 }, (_, n) =>
    identity.login.attempt({ login: 'budi', password: 'a guess of mine', address: `10.0.0.${n}` }),
  );
  await Promise.all(tries);
  expect(await change(password)).toMatchObject({ kind: 'throttled' });
});

test('a new password that is refused is no wrong guess', async () => {
  for (let tries = 0; tries < 8; tries++) {
    await expect(change(password, 'short')).rejects.toMatchObject({ code: 'password-refused' });
  }
  expect(await change(password)).toEqual({ kind: 'changed' });
});
