import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';

const password = 'hujan turun di Dumai';
const invalid = { code: 'one-time-token-invalid' };
let identity: OpenedIdentity;
beforeEach(async () => {
  identity = await openIdentity();
});
afterEach(() => identity.close());

const hours = (count: number) => identity.clock.pass(count * 3600);
const welcomed = async (login: string, given: string) =>
  (await identity.login.attempt({ login, password: given, address: 'here' })).kind === 'welcome';

describe('the set-up', () => {
  const first = { login: 'admin', name: 'Administrator', password };

  test('makes the first account, an administrator of the instance, once', async () => {
    const { token, expiresAt } = await identity.setup.createSetupToken();
    expect(expiresAt).toBe('2026-11-25T02:00:00.000Z');
    const made = await identity.setup.redeemSetupToken(token, first);
    expect(made).toMatchObject({ login: 'admin', office: null, instanceAdministrator: true });
    expect(await welcomed('admin', password)).toBe(true);
    await expect(identity.setup.redeemSetupToken(token, { ...first, login: 'other' })).rejects.toMatchObject(invalid);
    await expect(identity.setup.createSetupToken()).rejects.toMatchObject({ code: 'setup-done' });
  });

  test('of a new start voids the link of the one before', async () => {
    const old = await identity.setup.createSetupToken();
    const fresh = await identity.reopen().setup.createSetupToken();
    await expect(identity.setup.redeemSetupToken(old.token, first)).rejects.toMatchObject(invalid);
    await identity.setup.redeemSetupToken(fresh.token, first);
  });

  test('is refused after 24 hours, and with a token nobody made', async () => {
    const { token } = await identity.setup.createSetupToken();
    await expect(identity.setup.redeemSetupToken('x', first)).rejects.toMatchObject(invalid);
    hours(24);
    await expect(identity.setup.redeemSetupToken(token, first)).rejects.toMatchObject(invalid);
    expect(await identity.accounts.isEmpty()).toBe(true);
  });

  test('may be tried again after a refused password', async () => {
    const { token } = await identity.setup.createSetupToken();
    const weak = identity.setup.redeemSetupToken(token, { ...first, password: 'short' });
    await expect(weak).rejects.toMatchObject({ code: 'password-refused' });
    await identity.setup.redeemSetupToken(token, first);
  });

  test('is refused when an account has come into being meanwhile', async () => {
    const { token } = await identity.setup.createSetupToken();
    await identity.accounts.create({ login: 'budi', name: 'Budi', office: 'DMI' });
    await expect(identity.setup.redeemSetupToken(token, first)).rejects.toMatchObject(invalid);
  });
});

describe('a link for a password', () => {
  let account: string;
  beforeEach(async () => {
    account = (await identity.accounts.create({ login: 'budi', name: 'Budi', office: 'DMI' })).id;
  });

  test('tells whose it is, and gives an invited account its password, once', async () => {
    const { token, expiresAt } = await identity.passwordLinks.invite(account);
    expect(expiresAt).toBe('2026-11-27T02:00:00.000Z');
    expect(await identity.passwordLinks.accountOf(token)).toMatchObject({ login: 'budi' });
    expect(await identity.passwordLinks.redeem(token, password)).toMatchObject({ id: account });
    expect(await welcomed('budi', password)).toBe(true);
    await expect(identity.passwordLinks.redeem(token, 'angin laut sore')).rejects.toMatchObject(invalid);
  });

  test('leaves the present password good until it is used, then ends the sessions', async () => {
    await identity.passwordLinks.redeem((await identity.passwordLinks.invite(account)).token, password);
    const { token } = await identity.passwordLinks.reset(account);
    expect(await welcomed('budi', password)).toBe(true);
    const { secret } = await identity.sessions.open(account);
    await identity.sessions.find(secret);
    await identity.passwordLinks.redeem(token, 'angin laut sore');
    expect(await identity.sessions.find(secret)).toBeUndefined();
    expect(await welcomed('budi', password)).toBe(false);
    expect(await welcomed('budi', 'angin laut sore')).toBe(true);
  });

  test('keeps the rules of passwords, and may be tried again', async () => {
    const { token } = await identity.passwordLinks.invite(account);
    await expect(identity.passwordLinks.redeem(token, 'short')).rejects.toMatchObject({ fault: 'too-short' });
    await identity.passwordLinks.redeem(token, password);
  });

  test('is good for 72 hours, as long as no newer one is made and the account is not disabled', async () => {
    const old = await identity.passwordLinks.invite(account);
    const fresh = await identity.passwordLinks.invite(account);
    await expect(identity.passwordLinks.accountOf(old.token)).rejects.toMatchObject(invalid);
    await identity.accounts.disable(account);
    await expect(identity.passwordLinks.redeem(fresh.token, password)).rejects.toMatchObject(invalid);
    await identity.accounts.enable(account);
    hours(72);
    await expect(identity.passwordLinks.redeem(fresh.token, password)).rejects.toMatchObject(invalid);
  });

  test('is not good for the set-up, nor the other way round', async () => {
    const { token } = await identity.passwordLinks.invite(account);
    const first = { login: 'admin', name: 'Administrator', password };
    await expect(identity.setup.redeemSetupToken(token, first)).rejects.toMatchObject(invalid);
  });
});
