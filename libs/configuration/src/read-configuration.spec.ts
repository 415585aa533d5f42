import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { group } from './group.ts';
import {
  ConfigurationRefused,
  describeConfiguration,
  keyService,
  mongoConnection,
  readConfiguration,
  smtpConnection,
} from './index.ts';
import { text, url } from './kinds.ts';
import { readGroups } from './read-configuration.ts';
import { optional, secret } from './setting.ts';

test('what is not set, or empty, has its default', () => {
  const configuration = readConfiguration({ PATH: '/bin', JEJAK_HOST: '' });
  expect(configuration).toMatchObject({ host: '127.0.0.1', port: 3000, demo: false, publicUrl: null });
});

test('what is set is read as its kind', () => {
  const read = readConfiguration({ JEJAK_PORT: '0', JEJAK_DEMO: 'true', JEJAK_PUBLIC_URL: 'https://jejak.example' });
  expect(read).toMatchObject({ port: 0, demo: true, publicUrl: 'https://jejak.example' });
});

test.each([
  [{ JEJAK_PORT: '70000' }, 'JEJAK_PORT must be a whole number from 0 to 65535'],
  [{ JEJAK_PORT: '3e3' }, 'JEJAK_PORT must be a whole number from 0 to 65535'],
  [{ JEJAK_PROJECTOR_PORT: '-1' }, 'JEJAK_PROJECTOR_PORT must be a whole number from 0 to 65535'],
  [{ JEJAK_DEMO: 'yes' }, 'JEJAK_DEMO must be true, false'],
  [{ JEJAK_DEMO: 'constructor' }, 'JEJAK_DEMO must be true, false'],
  [{ JEJAK_NODE: 'Node-1' }, 'JEJAK_NODE must be 1 to 20 small letters and digits'],
  [{ JEJAK_LOG_LEVEL: 'loud' }, 'JEJAK_LOG_LEVEL must be fatal, error, warn'],
  [{ JEJAK_PUBLIC_URL: 'https://a.example/jejak' }, 'JEJAK_PUBLIC_URL must be an http or https URL without a path'],
  [{ JEJAK_PUBLIC_URL: 'https://me:pw@a.example' }, 'JEJAK_PUBLIC_URL must be an http or https URL without a path'],
  [{ JEJAK_PROT: '3000' }, 'JEJAK_PROT is not known; known are JEJAK_DATA'],
])('%j is refused by name', (environment, message) => {
  expect(() => readConfiguration(environment)).toThrow(ConfigurationRefused);
  expect(() => readConfiguration(environment)).toThrow(message);
});

const MONGO = { MONGODB_URL: 'mongodb://a.example/jejak', EVENTSTOREDB_URL: 'esdb://b.example' };

test.each([
  [{ MONGODB_URL: 'mongodb://a.example/' }, 'MONGODB_URL needs EVENTSTOREDB_URL'],
  [MONGO, 'MONGODB_URL needs KMS_URL or MASTER_KEY_FILE'],
  [{ MASTER_KEY_FILE: '/run/key' }, 'MASTER_KEY_FILE needs MONGODB_URL'],
  [{ ...MONGO, MASTER_KEY_FILE: '/run/key', KMS_URL: 'https://c.example', KMS_TOKEN_FILE: '/t' }, 'are both set'],
  [{ ...MONGO, KMS_URL: 'https://c.example' }, 'KMS_URL needs KMS_TOKEN_FILE'],
  [{ KMS_TOKEN_FILE: '/run/token' }, 'KMS_TOKEN_FILE needs KMS_URL'],
  [{ MONGODB_USER: 'jejak' }, 'MONGODB_USER needs MONGODB_URL'],
  [{ ...MONGO, MONGODB_USER: 'jejak' }, 'MONGODB_USER needs MONGODB_PASSWORD'],
  [{ MONGODB_URL: 'mongodb://me:pw@a.example/' }, 'MONGODB_URL must be mongodb://host:27017/jejak?replicaSet=rs0'],
])('%j do not go together', (environment, message) => {
  expect(() => readConfiguration(environment)).toThrow(message);
});

test('EventStoreDB, MongoDB and a key service go together, and become what their adapters take', () => {
  const kms = { KMS_URL: 'https://c.example:8200', KMS_TOKEN_FILE: '/run/token', KMS_KEY: 'dinsos' };
  const configuration = readConfiguration({ ...MONGO, ...kms, MONGODB_CA_FILE: '/ca.pem' });
  expect(mongoConnection(configuration)).toEqual({ url: MONGO.MONGODB_URL, caFile: '/ca.pem' });
  const service = { url: kms.KMS_URL, mount: 'transit', key: 'dinsos', tokenFile: '/run/token' };
  expect(keyService(configuration)).toEqual(service);
  expect(mongoConnection(readConfiguration({}))).toBeNull();
  expect(keyService(readConfiguration({}))).toBeNull();
});

test('everything that is wrong is said at once', () => {
  expect(problemsOf(() => readConfiguration({ JEJAK_PORT: 'x', JEJAK_NODE: 'Y', JEJAK_ZZ: '1' }))).toHaveLength(3);
});

describe('a secret', () => {
  const mail = group({
    title: 'Mail',
    about: 'How letters leave.',
    settings: {
      mailUrl: optional({ name: 'MAIL_URL', says: 'Where to.', kind: url('an smtp URL', 'smtp') }),
      mailPassword: secret({ name: 'MAIL_PASSWORD', says: 'Password.', kind: text('8 to 80 characters', /^.{8,80}$/) }),
    },
    problems: ({ mailUrl, mailPassword }) =>
      mailUrl === null && mailPassword !== null ? ['MAIL_PASSWORD needs MAIL_URL, such as smtp://mail.example'] : [],
  });
  const read = (environment: { readonly [name: string]: string }) =>
    readGroups([mail], { MAIL_URL: 'smtp://mail.example', ...environment });
  let folder: string;
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jejak-secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('comes from its variable, or from the file that NAME_FILE holds', () => {
    expect(read({ MAIL_PASSWORD: 'correct horse' })).toMatchObject({ mailPassword: 'correct horse' });
    const MAIL_PASSWORD_FILE = file('good', 'correct  horse\n');
    expect(read({ MAIL_PASSWORD_FILE })).toMatchObject({ mailPassword: 'correct  horse' });
  });

  test('that cannot hold is refused by name and never shown', () => {
    const given = { MAIL_PASSWORD_FILE: file('short', 'hunter2') };
    expect(problemsOf(() => read(given))).toEqual(['MAIL_PASSWORD must be 8 to 80 characters']);
  });

  test('whose file cannot be read, or is empty, is refused with the path', () => {
    const absent = join(folder, 'absent');
    const must = `MAIL_PASSWORD_FILE must be the path of a readable file; ${absent}: ENOENT`;
    expect(problemsOf(() => read({ MAIL_PASSWORD_FILE: absent }))).toEqual([must]);
    const empty = file('empty', '\n');
    const names = `MAIL_PASSWORD_FILE names ${empty}, which is empty`;
    expect(problemsOf(() => read({ MAIL_PASSWORD_FILE: empty }))).toEqual([names]);
  });

  test('given twice is refused', () => {
    const both = { MAIL_PASSWORD: 'correct horse', MAIL_PASSWORD_FILE: file('both', 'correct horse') };
    expect(problemsOf(() => read(both))).toEqual(['MAIL_PASSWORD and MAIL_PASSWORD_FILE are both set; keep one']);
  });

  test('its family is watched for what is mistyped, and what is no secret has no file', () => {
    const known = 'known are MAIL_URL, MAIL_PASSWORD, MAIL_PASSWORD_FILE';
    const mistyped = { MAIL_PASWORD: 'x', MAIL_URL_FILE: 'y', MAILBOX: 'of somebody else' };
    expect(problemsOf(() => read(mistyped))).toEqual([
      `MAIL_PASWORD is not known; ${known}`,
      `MAIL_URL_FILE is not known; ${known}`,
    ]);
  });

  test('that lacks what it belongs to is refused with what is missing', () => {
    expect(problemsOf(() => readGroups([mail], { MAIL_PASSWORD: 'correct horse' }))).toEqual([
      'MAIL_PASSWORD needs MAIL_URL, such as smtp://mail.example',
    ]);
  });
});

const restricted = describeConfiguration()
  .flatMap(({ settings }) => settings)
  .filter(({ allowed }) => !['a path', 'a password'].includes(allowed));

test.each(restricted.map(({ name, allowed }) => [name, allowed]))(
  '%s, when wrong, is told with %s',
  (name, allowed) => {
    expect(problemsOf(() => readConfiguration({ [name]: ' wrong ' }))).toEqual([`${name} must be ${allowed}`]);
  },
);

test('what belongs to a mail server is refused where none is set: it would silently not hold', () => {
  for (const [name, value] of Object.entries({
    JEJAK_SMTP_USER: 'jejak',
    JEJAK_SMTP_PASSWORD: 'secret',
    JEJAK_SMTP_CA_FILE: '/ca.pem',
    JEJAK_MAIL_FROM: 'jejak@dinsos.example',
    JEJAK_MAIL_DOMAIN: 'dinsos.example',
  })) {
    const needs = `${name} needs JEJAK_SMTP_HOST, such as mail.dinsos.example`;
    expect(problemsOf(() => readConfiguration({ [name]: value }))).toEqual([needs]);
  }
});

test('the authority of a mail server is a PEM file, or the start says that it is none', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jejak-smtp-')), 'ca.pem');
  writeFileSync(file, 'no certificate');
  const set = { JEJAK_SMTP_HOST: 'mail.example', JEJAK_MAIL_FROM: 'jejak@dinsos.example', JEJAK_SMTP_CA_FILE: file };
  const wrong = [`JEJAK_SMTP_CA_FILE must name a PEM file; ${file} is none`];
  expect(problemsOf(() => smtpConnection(readConfiguration(set)))).toEqual(wrong);
  rmSync(dirname(file), { recursive: true });
});

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.problems;
    throw error;
  }
  return [];
}
