import type { ApiToken, Session, StoredAccount } from '../index.ts';

export const NOW = '2026-11-24T02:00:00.000Z';
export const LATER = '2026-11-24T14:00:00.000Z';
export const MUCH_LATER = '2026-11-27T02:00:00.000Z';

export function account(login: string, more: Partial<StoredAccount> = {}): StoredAccount {
  return {
    id: `id-of-${login}`,
    login,
    name: `Name of ${login}`,
    office: 'DMI',
    instanceAdministrator: false,
    disabled: false,
    createdAt: NOW,
    passwordHash: `hash-of-${login}`,
    ...more,
  };
}

export function session(id: string, owner: string, more: Partial<Session> = {}): Session {
  return {
    id,
    account: `id-of-${owner}`,
    createdAt: NOW,
    lastSeenAt: NOW,
    expiresAt: LATER,
    device: null,
    ...more,
  };
}

export function apiToken(id: string, owner: string, more: Partial<ApiToken> = {}): ApiToken {
  return {
    id,
    name: `Token ${id}`,
    account: `id-of-${owner}`,
    office: 'DMI',
    scopes: ['read', 'write'],
    createdAt: NOW,
    expiresAt: LATER,
    lastUsedAt: null,
    revokedAt: null,
    ...more,
  };
}
