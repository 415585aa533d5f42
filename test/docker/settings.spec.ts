import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describeConfiguration, readConfiguration } from '@jejak/configuration';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { COMPOSE_FILE, filledIn, ownServices, readCompose } from './compose-file.ts';

const OPERATOR = { JEJAK_PUBLIC_URL: 'https://jejak.dumai.example' };
/** What prepares the stores and ends takes no setting of a server. */
const services = ownServices(readCompose()).filter(([name]) => !name.endsWith('-setup'));
let secrets: string;

beforeAll(() => {
  secrets = mkdtempSync(join(tmpdir(), 'jejak-secrets-'));
});
afterAll(() => rmSync(secrets, { recursive: true }));

/** A service's variables as its container gets them, each secret a file of this machine. */
function environmentOf(service: string): Readonly<Record<string, string>> {
  const [, { environment = {} }] = services.find(([name]) => name === service) ?? ['', {}];
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      const filled = filledIn(value, OPERATOR);
      if (!filled.startsWith('/run/secrets/')) return [name, filled];
      const file = join(secrets, basename(filled));
      writeFileSync(file, 'a-secret');
      return [name, file];
    }),
  );
}

test.each(services.map(([name]) => name))('%s is set by what the configuration knows and accepts', (service) => {
  const environment = environmentOf(service);
  const known = describeConfiguration().flatMap(({ settings }) => settings.map(({ name }) => name));
  for (const name of Object.keys(environment))
    expect([...known, ...known.map((each) => `${each}_FILE`)]).toContain(name);
  const configuration = readConfiguration(environment);
  expect(configuration).toMatchObject({ host: '0.0.0.0', eventStorePassword: 'a-secret', mongoPassword: 'a-secret' });
});

test('every process has a name of its own', () => {
  const nodes = services.map(([name]) => readConfiguration(environmentOf(name)).node);
  expect(new Set(nodes).size).toBe(services.length);
});

test('behind the proxy, cookies are for HTTPS alone and its word on the caller is taken', () => {
  for (const api of ['api-1', 'api-2']) {
    const { publicUrl, secureCookies, trustProxy } = readConfiguration(environmentOf(api));
    expect({ publicUrl, secureCookies, trustProxy }).toEqual({
      publicUrl: OPERATOR.JEJAK_PUBLIC_URL,
      secureCookies: true,
      trustProxy: true,
    });
  }
});

test('what the operator may set is said in the file itself', () => {
  const asked = [...readFileSync(COMPOSE_FILE, 'utf8').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  expect(new Set(asked)).toEqual(new Set(['JEJAK_PUBLIC_URL', 'JEJAK_LOG_LEVEL']));
});
