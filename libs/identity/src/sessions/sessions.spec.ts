import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';
import { csrfToken, isSameToken } from './index.ts';

let identity: OpenedIdentity;
let account: string;
beforeEach(async () => {
  identity = await openIdentity();
  account = (await identity.accounts.create({ login: 'budi', name: 'Budi', office: 'DMI' })).id;
});
afterEach(() => identity.close());

const minutes = (count: number) => identity.clock.pass(count * 60);

describe('a session', () => {
  test('is found by its secret alone, with its account', async () => {
    const { secret, session } = await identity.sessions.open(account, 'Firefox');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await identity.sessions.find(secret)).toMatchObject({ session, account: { id: account, login: 'budi' } });
    expect(await identity.sessions.find(session.id)).toBeUndefined();
    expect(await identity.sessions.find('')).toBeUndefined();
  });

  test('ends after half an hour without use', async () => {
    const { secret } = await identity.sessions.open(account);
    minutes(29);
    expect(await identity.sessions.find(secret)).toBeDefined();
    minutes(29);
    expect(await identity.sessions.find(secret)).toBeDefined();
    minutes(30);
    expect(await identity.sessions.find(secret)).toBeUndefined();
  });

  test('counts every use, also those that are not written down', async () => {
    const { secret } = await identity.sessions.open(account);
    identity.clock.pass(50);
    await identity.sessions.find(secret);
    minutes(29.5);
    expect(await identity.sessions.find(secret)).toBeDefined();
  });

  test('ends twelve hours after it was opened, however much it is used', async () => {
    const { secret } = await identity.sessions.open(account);
    for (let n = 0; n < 12 * 3 - 1; n += 1) {
      minutes(20);
      expect(await identity.sessions.find(secret)).toBeDefined();
    }
    minutes(20);
    expect(await identity.sessions.find(secret)).toBeUndefined();
  });

  test('survives a restart with the time of its last use', async () => {
    const { secret } = await identity.sessions.open(account);
    minutes(20);
    await identity.sessions.find(secret);
    await identity.settled();
    minutes(20);
    expect(await identity.reopen().sessions.find(secret)).toBeDefined();
  });

  test('is read from the store once in a while, and its use written once a minute', async () => {
    const find = jest.spyOn(identity.stores.sessions, 'find');
    const touch = jest.spyOn(identity.stores.sessions, 'touch');
    const { secret } = await identity.sessions.open(account);
    for (let n = 0; n < 200; n += 1) {
      identity.clock.pass(1);
      await identity.sessions.find(secret);
    }
    expect(find.mock.calls.length).toBeLessThanOrEqual(41);
    expect(touch.mock.calls.length).toBe(3);
  });
});

describe('revoking', () => {
  test('one takes effect at once, and on no other', async () => {
    const [one, two] = [await identity.sessions.open(account), await identity.sessions.open(account)];
    await identity.sessions.find(one.secret);
    await identity.sessions.revoke(one.session.id);
    expect(await identity.sessions.find(one.secret)).toBeUndefined();
    expect(await identity.sessions.find(two.secret)).toBeDefined();
  });

  test('all of an account can spare the present one', async () => {
    const [one, two] = [await identity.sessions.open(account), await identity.sessions.open(account)];
    await identity.sessions.find(one.secret);
    await identity.sessions.revokeAllOf(account, two.session.id);
    expect(await identity.sessions.find(one.secret)).toBeUndefined();
    expect(await identity.sessions.find(two.secret)).toBeDefined();
    await identity.sessions.revokeAllOf(account);
    expect(await identity.sessions.list(account)).toEqual([]);
    expect(await identity.sessions.find(two.secret)).toBeUndefined();
  });

  test('is not undone by a look that was under way', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { secret, session } = await identity.sessions.open(account);
      const looks = [identity.sessions.find(secret), identity.sessions.find(secret)];
      await identity.sessions.revoke(session.id);
      await Promise.all(looks);
      expect(await identity.sessions.find(secret)).toBeUndefined();
    }
  });

  test('by another process takes effect within five seconds', async () => {
    const { secret, session } = await identity.sessions.open(account);
    await identity.sessions.find(secret);
    await identity.reopen().sessions.revoke(session.id);
    identity.clock.pass(5);
    expect(await identity.sessions.find(secret)).toBeUndefined();
  });

  test('comes with disabling the account', async () => {
    const { secret } = await identity.sessions.open(account);
    await identity.sessions.find(secret);
    await identity.accounts.disable(account);
    expect(await identity.sessions.find(secret)).toBeUndefined();
    await identity.accounts.enable(account);
    expect(await identity.sessions.find(secret)).toBeUndefined();
  });
});

test('a change of the account shows at once', async () => {
  const { secret } = await identity.sessions.open(account);
  await identity.sessions.find(secret);
  await identity.accounts.update(account, { office: 'GTO' });
  expect((await identity.sessions.find(secret))?.account.office).toBe('GTO');
});

test('sweeping removes what has ended and leaves what lives', async () => {
  await identity.sessions.open(account);
  minutes(20);
  const live = await identity.sessions.open(account);
  minutes(15);
  await identity.sessions.sweep();
  expect((await identity.sessions.list(account)).map(({ id }) => id)).toEqual([live.session.id]);
});

test('a CSRF token fits its session alone', async () => {
  const [one, two] = [await identity.sessions.open(account), await identity.sessions.open(account)];
  expect(isSameToken(csrfToken(one.secret), csrfToken(one.secret))).toBe(true);
  expect(isSameToken(csrfToken(two.secret), csrfToken(one.secret))).toBe(false);
  expect(isSameToken(csrfToken(one.secret), '')).toBe(false);
  expect(csrfToken(one.secret)).not.toContain(one.secret);
});
