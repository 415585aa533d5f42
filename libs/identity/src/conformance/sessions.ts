import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdentityStores, SessionStore } from '../index.ts';
import type { OpenStores, StoresUnderTest } from './describe-identity-stores.ts';
import { account, LATER, NOW, session } from './samples.ts';

export function describeSessions(open: OpenStores): void {
  describe('sessions', () => {
    let opened: StoresUnderTest;
    let stores: IdentityStores;
    let sessions: SessionStore;
    beforeEach(async () => {
      opened = await open();
      stores = opened.stores;
      sessions = stores.sessions;
      for (const login of ['budi', 'ani']) await stores.accounts.insert(account(login));
    });
    afterEach(() => opened.close());

    test('one is found with its account as it stands now, without the password', async () => {
      const made = session('s-1', 'budi', { device: 'Firefox' });
      await sessions.insert(made);
      await stores.accounts.update('id-of-budi', { name: 'Budi S.' });
      const { passwordHash: _, ...shown } = account('budi', { name: 'Budi S.' });
      expect(await sessions.find('s-1')).toEqual({ session: made, account: shown });
      expect(await sessions.find('s-2')).toBeUndefined();
    });

    test('the list of an account begins with the newest', async () => {
      await sessions.insert(session('s-1', 'budi'));
      await sessions.insert(session('s-2', 'budi', { createdAt: LATER }));
      await sessions.insert(session('s-3', 'ani'));
      expect((await sessions.list('id-of-budi')).map(({ id }) => id)).toEqual(['s-2', 's-1']);
    });

    test('the last use moves forwards and never back', async () => {
      await sessions.insert(session('s-1', 'budi'));
      await sessions.touch('s-1', LATER);
      await sessions.touch('s-1', NOW);
      await sessions.touch('s-unknown', NOW);
      expect((await sessions.find('s-1'))?.session.lastSeenAt).toBe(LATER);
    });

    test('one is removed, or all of an account, or all but one', async () => {
      for (const id of ['s-1', 's-2', 's-3']) await sessions.insert(session(id, 'budi'));
      await sessions.insert(session('s-4', 'ani'));
      const left = async () => (await sessions.list('id-of-budi')).map(({ id }) => id);
      await sessions.remove('s-1');
      await sessions.remove('s-1');
      expect(await left()).toEqual(['s-2', 's-3']);
      await sessions.removeAllOf('id-of-budi', 's-3');
      expect(await left()).toEqual(['s-3']);
      await sessions.removeAllOf('id-of-budi');
      expect(await left()).toEqual([]);
      expect(await sessions.find('s-4')).toBeDefined();
    });

    test('those that have ended or were idle for too long are removed', async () => {
      await sessions.insert(session('ended', 'budi', { expiresAt: NOW, lastSeenAt: NOW }));
      await sessions.insert(session('idle', 'budi', { lastSeenAt: '2026-11-24T01:00:00.000Z' }));
      await sessions.insert(session('live', 'budi'));
      await sessions.removeEnded(NOW, '2026-11-24T01:30:00.000Z');
      expect((await sessions.list('id-of-budi')).map(({ id }) => id)).toEqual(['live']);
    });
  });
}
