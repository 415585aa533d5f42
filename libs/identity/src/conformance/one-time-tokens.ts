import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdentityStores, OneTimeTokenStore, SetupToken } from '../index.ts';
import type { OpenStores, StoresUnderTest } from './describe-identity-stores.ts';
import { account, LATER, NOW, session } from './samples.ts';

export function describeOneTimeTokens(open: OpenStores): void {
  describe('one-time tokens', () => {
    let opened: StoresUnderTest;
    let stores: IdentityStores;
    let tokens: OneTimeTokenStore;
    beforeEach(async () => {
      opened = await open();
      stores = opened.stores;
      tokens = stores.oneTimeTokens;
    });
    afterEach(() => opened.close());

    const setup = (hash: string): SetupToken => ({ kind: 'setup', hash, expiresAt: LATER });

    test('a newer set-up token voids the older', async () => {
      await tokens.issue(setup('old'));
      await tokens.issue(setup('new'));
      expect(await tokens.find('old')).toBeUndefined();
      expect(await tokens.find('new')).toEqual(setup('new'));
    });

    test('the set-up happens once, however many try at the same time', async () => {
      await tokens.issue(setup('h'));
      const racing = Array.from({ length: 8 }, (_, n) => tokens.redeemSetup('h', NOW, account(`admin${n}`)));
      expect((await Promise.all(racing)).filter(Boolean)).toHaveLength(1);
      expect(await stores.accounts.list({ limit: 9 })).toHaveLength(1);
      expect(await tokens.find('h')).toBeUndefined();
    });

    test('no set-up with a token that is unknown, too old, or of another kind', async () => {
      await tokens.issue(setup('h'));
      expect(await tokens.redeemSetup('other', NOW, account('admin'))).toBe(false);
      expect(await tokens.redeemSetup('h', LATER, account('admin'))).toBe(false);
      expect(await stores.accounts.isEmpty()).toBe(true);
    });

    test('no set-up once there is an account', async () => {
      await tokens.issue(setup('h'));
      await stores.accounts.insert(account('budi'));
      expect(await tokens.redeemSetup('h', NOW, account('admin'))).toBe(false);
      expect(await stores.accounts.byLogin('admin')).toBeUndefined();
    });

    test("a newer link of an account voids its older one, and nobody else's", async () => {
      for (const login of ['budi', 'ani']) await stores.accounts.insert(account(login));
      const link = (kind: 'invitation' | 'reset', hash: string, login: string) =>
        ({ kind, hash, account: `id-of-${login}`, expiresAt: LATER }) as const;
      await tokens.issue(link('invitation', 'h-1', 'budi'));
      await tokens.issue(link('invitation', 'h-2', 'ani'));
      await tokens.issue(link('reset', 'h-3', 'budi'));
      expect(await tokens.find('h-1')).toBeUndefined();
      expect(await tokens.find('h-2')).toEqual(link('invitation', 'h-2', 'ani'));
      expect(await tokens.find('h-3')).toEqual(link('reset', 'h-3', 'budi'));
    });

    test('a link sets the password once and ends the sessions', async () => {
      await stores.accounts.insert(account('budi', { passwordHash: null }));
      await stores.sessions.insert(session('s-1', 'budi'));
      await tokens.issue({ kind: 'invitation', hash: 'h', account: 'id-of-budi', expiresAt: LATER });
      const racing = await Promise.all(['p-1', 'p-2', 'p-3'].map((hash) => tokens.redeemPassword('h', NOW, hash)));
      expect(racing.filter(Boolean)).toHaveLength(1);
      const winner = `p-${racing.indexOf(true) + 1}`;
      expect((await stores.accounts.byId('id-of-budi'))?.passwordHash).toBe(winner);
      expect(await stores.sessions.find('s-1')).toBeUndefined();
      expect(await tokens.find('h')).toBeUndefined();
    });

    test('a link that is too old, or meant for the set-up, sets no password', async () => {
      await stores.accounts.insert(account('budi'));
      await tokens.issue({ kind: 'reset', hash: 'h', account: 'id-of-budi', expiresAt: NOW });
      await tokens.issue(setup('setup'));
      expect(await tokens.redeemPassword('h', NOW, 'new')).toBe(false);
      expect(await tokens.redeemPassword('setup', NOW, 'new')).toBe(false);
      expect((await stores.accounts.byId('id-of-budi'))?.passwordHash).toBe('hash-of-budi');
    });
  });
}
