import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenedIdentity, openIdentity } from '../testing/open-identity.ts';
import type { NewApiToken } from './index.ts';

let identity: OpenedIdentity;
let account: string;
beforeEach(async () => {
  identity = await openIdentity();
  account = (await identity.accounts.create({ login: 'siks-ng', name: 'SIKS-NG', office: 'DMI' })).id;
});
afterEach(() => identity.close());

const wanted = (more: Partial<NewApiToken> = {}): NewApiToken => ({
  name: 'SIKS-NG',
  account,
  office: 'DMI',
  scopes: ['write', 'read', 'read'],
  expiresAt: '2026-11-25T02:00:00.000Z',
  ...more,
});

test('a token is found by its secret, with its account and scopes', async () => {
  const { secret, token } = await identity.apiTokens.create(wanted());
  expect(secret).toMatch(/^jjk_[\w-]{43}$/);
  expect(token.scopes).toEqual(['read', 'write']);
  expect(await identity.apiTokens.find(secret)).toMatchObject({ token, account: { id: account } });
  for (const other of [token.id, secret.slice(4), `${secret}x`, '']) {
    expect(await identity.apiTokens.find(other)).toBeUndefined();
  }
});

test('a token ends', async () => {
  const { secret } = await identity.apiTokens.create(wanted());
  identity.clock.pass(24 * 3600 - 1);
  expect(await identity.apiTokens.find(secret)).toBeDefined();
  identity.clock.pass(1);
  expect(await identity.apiTokens.find(secret)).toBeUndefined();
});

test('a revoked token is good no more, at once', async () => {
  const { secret, token } = await identity.apiTokens.create(wanted());
  await identity.apiTokens.find(secret);
  await identity.apiTokens.revoke(token.id);
  expect(await identity.apiTokens.find(secret)).toBeUndefined();
  expect(await identity.apiTokens.list({ account })).toMatchObject([{ revokedAt: identity.clock.now() }]);
  await expect(identity.apiTokens.revoke('unknown')).rejects.toMatchObject({ code: 'api-token-unknown' });
});

test('a token rests while its account is disabled, and ends its use when the account moves', async () => {
  const { secret } = await identity.apiTokens.create(wanted());
  await identity.apiTokens.find(secret);
  await identity.accounts.disable(account);
  expect(await identity.apiTokens.find(secret)).toBeUndefined();
  await identity.accounts.enable(account);
  expect(await identity.apiTokens.find(secret)).toBeDefined();
  await identity.accounts.update(account, { office: 'GTO' });
  expect(await identity.apiTokens.find(secret)).toBeUndefined();
});

test('the last use is written down', async () => {
  const { secret } = await identity.apiTokens.create(wanted());
  await identity.apiTokens.find(secret);
  await identity.settled();
  expect(await identity.apiTokens.list()).toMatchObject([{ lastUsedAt: identity.clock.now() }]);
});

test.each([
  [{ name: ' ' }],
  [{ scopes: [] }],
  [{ expiresAt: '2026-11-24T02:00:00.000Z' }],
  [{ expiresAt: '2027-01-01' }],
  [{ expiresAt: 'never' }],
  [{ office: 'GTO' }],
  [{ office: null }],
])('a token is not made with %j', async (more) => {
  await expect(identity.apiTokens.create(wanted(more))).rejects.toMatchObject({ code: 'api-token-malformed' });
});

test('a token of nobody is not made', async () => {
  await expect(identity.apiTokens.create(wanted({ account: 'x' }))).rejects.toMatchObject({ code: 'account-unknown' });
});
