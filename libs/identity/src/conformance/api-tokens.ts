import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ApiTokenStore, IdentityStores } from '../index.ts';
import type { OpenStores, StoresUnderTest } from './describe-identity-stores.ts';
import { account, apiToken, LATER, NOW } from './samples.ts';

export function describeApiTokens(open: OpenStores): void {
  describe('API tokens', () => {
    let opened: StoresUnderTest;
    let stores: IdentityStores;
    let tokens: ApiTokenStore;
    beforeEach(async () => {
      opened = await open();
      stores = opened.stores;
      tokens = stores.apiTokens;
      for (const login of ['budi', 'ani']) await stores.accounts.insert(account(login));
    });
    afterEach(() => opened.close());

    test('one is found by the hash of its secret, with its account as it stands now', async () => {
      const made = apiToken('t-1', 'budi', { office: null, scopes: ['read'] });
      await tokens.insert('hash-1', made);
      await stores.accounts.setDisabled('id-of-budi', true);
      const { passwordHash: _, ...shown } = account('budi', { disabled: true });
      expect(await tokens.find('hash-1')).toEqual({ token: made, account: shown });
      expect(await tokens.find('t-1')).toBeUndefined();
    });

    test('lists begin with the newest, by office, by account or all', async () => {
      await tokens.insert('h-1', apiToken('t-1', 'budi'));
      await tokens.insert('h-2', apiToken('t-2', 'ani', { createdAt: LATER, office: 'GTO' }));
      await tokens.insert('h-3', apiToken('t-3', 'ani', { office: null }));
      const ids = async (page: Parameters<ApiTokenStore['list']>[0]) => (await tokens.list(page)).map(({ id }) => id);
      expect(await ids({})).toEqual(['t-2', 't-1', 't-3']);
      expect(await ids({ office: 'DMI' })).toEqual(['t-1']);
      expect(await ids({ account: 'id-of-ani' })).toEqual(['t-2', 't-3']);
      expect(await ids({ office: 'GTO', account: 'id-of-budi' })).toEqual([]);
    });

    test('lists go page by page, those of one instant by id', async () => {
      for (const id of ['t-2', 't-1', 't-4']) await tokens.insert(`h-${id}`, apiToken(id, 'budi'));
      await tokens.insert('h-3', apiToken('t-3', 'budi', { createdAt: LATER }));
      await tokens.insert('h-5', apiToken('t-5', 'ani'));
      const page = { account: 'id-of-budi', limit: 2 };
      const first = await tokens.list(page);
      const [, last] = first;
      if (!last) throw new Error('no page');
      const rest = await tokens.list({ ...page, after: last });
      expect([first, rest].map((found) => found.map(({ id }) => id))).toEqual([
        ['t-3', 't-1'],
        ['t-2', 't-4'],
      ]);
      expect(await tokens.list({ ...page, after: { createdAt: NOW, id: 't-4' } })).toEqual([]);
    });

    test('all are read by id, page by page, as they can be put into another store', async () => {
      const made = [apiToken('t-2', 'ani', { office: null, revokedAt: NOW }), apiToken('t-1', 'budi')];
      for (const token of made) await tokens.insert(`h-${token.id}`, token);
      const [first] = await tokens.page(null, 1);
      expect(first).toEqual({ ...made[1], hash: 'h-t-1' });
      expect(await tokens.page('t-1', 9)).toEqual([{ ...made[0], hash: 'h-t-2' }]);
      expect(await tokens.page('t-2', 9)).toEqual([]);
    });

    test('the last use moves forwards and never back', async () => {
      await tokens.insert('h-1', apiToken('t-1', 'budi'));
      await tokens.touch('t-1', LATER);
      await tokens.touch('t-1', NOW);
      expect((await tokens.find('h-1'))?.token.lastUsedAt).toBe(LATER);
    });

    test('a revoked one stays to be shown, with the time of its first revocation', async () => {
      await tokens.insert('h-1', apiToken('t-1', 'budi'));
      expect(await tokens.revoke('t-1', NOW)).toBe(true);
      expect(await tokens.revoke('t-1', LATER)).toBe(true);
      expect(await tokens.revoke('t-unknown', NOW)).toBe(false);
      expect((await tokens.find('h-1'))?.token.revokedAt).toBe(NOW);
    });
  });
}
