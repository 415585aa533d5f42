import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { WrongConnectionSettings } from '../errors.ts';
import { type ConnectionInput, readConnectionSettings } from './connection-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'jejak-certificates-'));
const [authority, noPem] = [join(folder, 'ca.pem'), join(folder, 'ca.txt')];
writeFileSync(authority, '-----BEGIN CERTIFICATE-----\n');
writeFileSync(noPem, 'not a certificate');
afterAll(() => rmSync(folder, { recursive: true }));

test('one host is one node, over TLS unless it is said otherwise', () => {
  const settings = readConnectionSettings({ url: 'esdb://db.example:2115' });
  expect(settings).toMatchObject({ cluster: { node: { address: 'db.example', port: 2115 } }, user: null });
  expect(settings.tls).toEqual({ authority: null });
  expect(readConnectionSettings({ url: 'esdb://db.example?tls=false' })).toMatchObject({
    cluster: { node: { address: 'db.example', port: 2113 } },
    tls: null,
  });
});

test('several hosts, or a name in DNS, are a cluster whose leader is looked for', () => {
  const listed = readConnectionSettings({ url: 'esdb://a:2111,b:2112,c:2113?tls=false&maxDiscoverAttempts=3' });
  expect(listed.cluster).toMatchObject({
    discovery: { endpoints: [{ port: 2111 }, { port: 2112 }, { port: 2113 }], maxDiscoverAttempts: 3 },
  });
  const named = readConnectionSettings({ url: 'esdb+discover://cluster.example:2113' });
  expect(named.cluster).toMatchObject({ discovery: { discover: { address: 'cluster.example' } } });
});

test('account, password and authority come from the URL or apart from it', () => {
  const inUrl = readConnectionSettings({ url: `esdb://jejak:p%40ss@db?tlsCAFile=${encodeURIComponent(authority)}` });
  expect(inUrl.user).toEqual({ name: 'jejak', password: 'p@ss' });
  expect(String(inUrl.tls?.authority)).toContain('BEGIN CERTIFICATE');
  const apart = readConnectionSettings({ url: 'esdb://db', user: 'jejak', password: 'p@ss:word', caFile: authority });
  expect(apart.user).toEqual({ name: 'jejak', password: 'p@ss:word' });
  expect(apart.tls).toEqual(inUrl.tls);
});

test.each<[string, ConnectionInput, string]>([
  ['another protocol', { url: 'http://db:2113' }, 'it must read esdb://host:2113 or esdb+discover://cluster-name'],
  ['no host', { url: 'esdb://' }, 'it must read esdb://host:2113'],
  ['a port that is none', { url: 'esdb://db:port' }, 'it must read esdb://host:2113'],
  ['an unknown option', { url: 'esdb://db?tsl=false' }, 'the option tsl is not known; known are tls, tlsCAFile'],
  ['a value that is none', { url: 'esdb://db?tls=yes' }, 'it must read esdb://host:2113'],
  ['another node than the leader', { url: 'esdb://db?nodePreference=follower' }, 'nodePreference must be leader'],
  ['unverified certificates', { url: 'esdb://db?tlsVerifyCert=false' }, 'name the authority of the certificate'],
  ['a password in the clear', { url: 'esdb://jejak:secret@db?tls=false' }, 'a password is never sent in the clear'],
  ['a user without a password', { url: 'esdb://db', user: 'jejak' }, 'the password of jejak is missing'],
  ['a password without a user', { url: 'esdb://db', password: 'secret' }, 'there is a password but no user'],
  ['an authority in the clear', { url: 'esdb://db?tls=false', caFile: authority }, 'certificates need TLS'],
  ['a missing authority', { url: 'esdb://db', caFile: join(folder, 'none') }, 'cannot be read: ENOENT'],
  ['an authority that is no PEM', { url: 'esdb://db', caFile: noPem }, 'is no PEM file'],
  ['half a user certificate', { url: `esdb://db?userCertFile=${authority}` }, 'name both or neither'],
  ['no keep-alive', { url: 'esdb://db?keepAliveInterval=-1' }, 'keepAliveInterval must be more than 0'],
])('%s is refused, with what to change', (_, input, advice) => {
  expect(() => readConnectionSettings(input)).toThrow(WrongConnectionSettings);
  expect(() => readConnectionSettings(input)).toThrow(advice);
});

test('a refusal never repeats the password', () => {
  const read = () => readConnectionSettings({ url: 'esdb://jejak:secret@db:port?tls=false' });
  expect(read).toThrow(WrongConnectionSettings);
  expect(read).not.toThrow('secret');
});
