import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdentityStores } from '../index.ts';
import type { OpenStores, StoresUnderTest } from './describe-identity-stores.ts';
import { account, MUCH_LATER, session } from './samples.ts';

export function describeAccounts(open: OpenStores): void {
  describe('accounts', () => {
    let opened: StoresUnderTest;
    let stores: IdentityStores;
    beforeEach(async () => {
      opened = await open();
      stores = opened.stores;
    });
    afterEach(() => opened.close());

    test('one that was inserted is found by id and login, whole', async () => {
      const budi = account('budi', { office: null, instanceAdministrator: true, passwordHash: null });
      expect(await stores.accounts.isEmpty()).toBe(true);
      await stores.accounts.insert(budi);
      expect(await stores.accounts.byId(budi.id)).toEqual(budi);
      expect(await stores.accounts.byLogin('budi')).toEqual(budi);
      expect(await stores.accounts.isEmpty()).toBe(false);
    });

    test('one that is not there is not found', async () => {
      expect(await stores.accounts.byId('nobody')).toBeUndefined();
      expect(await stores.accounts.byLogin('nobody')).toBeUndefined();
      expect(await stores.accounts.update('nobody', { name: 'x' })).toBe(false);
      expect(await stores.accounts.setPassword('nobody', 'x')).toBe(false);
      expect(await stores.accounts.setDisabled('nobody', true)).toBe(false);
    });

    test('of many with one login at the same time one is taken', async () => {
      const racing = Array.from({ length: 8 }, (_, n) => stores.accounts.insert(account('budi', { id: `id-${n}` })));
      const outcomes = await Promise.allSettled(racing);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'login-taken' });
      }
    });

    test('lists go by login, page by page, by office or across all', async () => {
      for (const login of ['dewi', 'ani', 'citra']) await stores.accounts.insert(account(login));
      await stores.accounts.insert(account('budi', { office: 'GTO' }));
      const logins = async (page: Parameters<IdentityStores['accounts']['list']>[0]) =>
        (await stores.accounts.list(page)).map((found) => found.login);
      expect(await logins({ limit: 2 })).toEqual(['ani', 'budi']);
      expect(await logins({ limit: 2, after: 'budi' })).toEqual(['citra', 'dewi']);
      expect(await logins({ limit: 9, office: 'DMI' })).toEqual(['ani', 'citra', 'dewi']);
      expect(await logins({ limit: 9, office: 'DMI', after: 'citra' })).toEqual(['dewi']);
    });

    test('an update changes what it names and nothing else', async () => {
      const budi = account('budi');
      await stores.accounts.insert(budi);
      expect(await stores.accounts.update(budi.id, { name: 'Budi S.', instanceAdministrator: true })).toBe(true);
      expect(await stores.accounts.update(budi.id, { office: null })).toBe(true);
      expect(await stores.accounts.update(budi.id, {})).toBe(true);
      expect(await stores.accounts.byId(budi.id)).toEqual({
        ...budi,
        name: 'Budi S.',
        instanceAdministrator: true,
        office: null,
      });
    });

    const withSessionsAndLink = async () => {
      for (const login of ['budi', 'ani']) {
        await stores.accounts.insert(account(login));
        await stores.sessions.insert(session(`session-of-${login}`, login));
        const link = { kind: 'reset', hash: `link-of-${login}`, account: `id-of-${login}` } as const;
        await stores.oneTimeTokens.issue({ ...link, expiresAt: MUCH_LATER });
      }
    };

    test('a new password ends the sessions and voids the links of this account alone', async () => {
      await withSessionsAndLink();
      expect(await stores.accounts.setPassword('id-of-budi', 'new')).toBe(true);
      expect((await stores.accounts.byId('id-of-budi'))?.passwordHash).toBe('new');
      expect(await stores.sessions.find('session-of-budi')).toBeUndefined();
      expect(await stores.oneTimeTokens.find('link-of-budi')).toBeUndefined();
      expect(await stores.sessions.find('session-of-ani')).toBeDefined();
      expect(await stores.oneTimeTokens.find('link-of-ani')).toBeDefined();
    });

    test('disabling ends the sessions of this account alone; enabling brings none back', async () => {
      await withSessionsAndLink();
      expect(await stores.accounts.setDisabled('id-of-budi', true)).toBe(true);
      expect((await stores.accounts.byId('id-of-budi'))?.disabled).toBe(true);
      expect(await stores.accounts.setDisabled('id-of-budi', false)).toBe(true);
      expect((await stores.accounts.byId('id-of-budi'))?.disabled).toBe(false);
      expect(await stores.sessions.list('id-of-budi')).toEqual([]);
      expect(await stores.sessions.list('id-of-ani')).toHaveLength(1);
    });

    test('the last active administrator of the instance is neither disabled nor loses the grant', async () => {
      const office = { office: null, instanceAdministrator: true };
      for (const login of ['budi', 'ani']) await stores.accounts.insert(account(login, office));
      await stores.accounts.insert(account('citra', { ...office, disabled: true }));
      const last = { code: 'last-administrator' };
      const giveUp = { instanceAdministrator: false };
      const outcomes = await Promise.allSettled([
        stores.accounts.setDisabled('id-of-ani', true),
        stores.accounts.update('id-of-budi', giveUp),
      ]);
      // Which of them is first is the store's to say; never both.
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: true }]);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: last }]);
      const stays = outcomes[0].status === 'fulfilled' ? 'id-of-budi' : 'id-of-ani';
      await expect(stores.accounts.setDisabled(stays, true)).rejects.toMatchObject(last);
      expect(await stores.accounts.byId(stays)).toMatchObject({ ...office, disabled: false });
      expect(await stores.accounts.setDisabled('id-of-citra', true)).toBe(true);
      expect(await stores.accounts.setDisabled('id-of-citra', false)).toBe(true);
      expect(await stores.accounts.update(stays, giveUp)).toBe(true);
    });

    test('a hash is replaced only where the old one still stands, and sessions stay', async () => {
      await withSessionsAndLink();
      await stores.accounts.replaceHash('id-of-budi', 'another', 'new');
      expect((await stores.accounts.byId('id-of-budi'))?.passwordHash).toBe('hash-of-budi');
      await stores.accounts.replaceHash('id-of-budi', 'hash-of-budi', 'new');
      expect((await stores.accounts.byId('id-of-budi'))?.passwordHash).toBe('new');
      expect(await stores.sessions.list('id-of-budi')).toHaveLength(1);
    });
  });
}
