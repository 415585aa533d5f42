import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';

const password = 'hujan turun di Dumai';
let identity: OpenedIdentity;
beforeEach(async () => {
  identity = await openIdentity();
});
afterEach(() => identity.close());

const budi = { login: 'Budi.S', name: ' Budi Santoso ', office: 'DMI', password };

describe('an account', () => {
  test('is made with its login in small letters, enabled, no administrator', async () => {
    const made = await identity.accounts.create(budi);
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      login: 'budi.s',
      name: 'Budi Santoso',
      office: 'DMI',
      instanceAdministrator: false,
      disabled: false,
      createdAt: identity.clock.now(),
    });
    expect(await identity.accounts.byLogin('BUDI.s')).toEqual(made);
    expect(await identity.accounts.byId(made.id)).toEqual(made);
    expect(await identity.accounts.list({ limit: 5 })).toEqual([made]);
  });

  test.each([
    [{ ...budi, login: 'bs' }, 'login-malformed'],
    [{ ...budi, login: 'budi santoso' }, 'login-malformed'],
    [{ ...budi, login: '.budi' }, 'login-malformed'],
    [{ ...budi, login: 'b'.repeat(65) }, 'login-malformed'],
    [{ ...budi, name: '  ' }, 'name-malformed'],
    [{ ...budi, name: 'a \ud800' }, 'name-malformed'],
    [{ ...budi, password: 'short' }, 'password-refused'],
  ])('is not made where something is malformed (%#: %s)', async (wanted, code) => {
    await expect(identity.accounts.create(wanted)).rejects.toMatchObject({ code });
    expect(await identity.accounts.isEmpty()).toBe(true);
  });

  test('keeps its login to itself', async () => {
    await identity.accounts.create(budi);
    await expect(identity.accounts.create({ ...budi, login: 'BUDI.S' })).rejects.toMatchObject({ code: 'login-taken' });
  });

  test('that is unknown cannot be changed', async () => {
    const unknown = { code: 'account-unknown' };
    await expect(identity.accounts.update('x', { name: 'X' })).rejects.toMatchObject(unknown);
    await expect(identity.accounts.disable('x')).rejects.toMatchObject(unknown);
    await expect(identity.accounts.enable('x')).rejects.toMatchObject(unknown);
    await expect(identity.accounts.changePassword('x', password, password)).rejects.toMatchObject(unknown);
    await expect(identity.passwordLinks.invite('x')).rejects.toMatchObject(unknown);
  });
});

describe('a new password', () => {
  test('needs the present one, keeps the rules, and ends the sessions', async () => {
    const { id } = await identity.accounts.create(budi);
    const { secret } = await identity.sessions.open(id);
    const change = (present: string, next: string) => identity.accounts.changePassword(id, present, next);
    await expect(change('another password', 'angin laut sore')).rejects.toMatchObject({ code: 'password-wrong' });
    await expect(change(password, 'short')).rejects.toMatchObject({ code: 'password-refused', fault: 'too-short' });
    expect(await identity.sessions.find(secret)).toBeDefined();
    await change(password, 'angin laut sore');
    expect(await identity.sessions.find(secret)).toBeUndefined();
    const result = await identity.login.attempt({ login: 'budi.s', password: 'angin laut sore', address: 'here' });
    expect(result.kind).toBe('welcome');
  });
});

test('no password, cookie, token or link lies in the file in the clear', async () => {
  const { id } = await identity.accounts.create(budi);
  const secrets = [
    password,
    (await identity.sessions.open(id)).secret,
    (await identity.passwordLinks.invite(id)).token,
    (
      await identity.apiTokens.create({
        name: 'SIKS-NG',
        account: id,
        office: 'DMI',
        scopes: ['read'],
        expiresAt: '2027-01-01T00:00:00.000Z',
      })
    ).secret,
  ];
  for (const secret of secrets) expect(await identity.isInFiles(secret)).toBe(false);
  expect(await identity.isInFiles('Budi Santoso')).toBe(true);
});
