import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DCLinter } from 'dclint';
import { COMPOSE_FILE, ownServices, readCompose } from './compose-file.ts';

const compose = readCompose();
const services = Object.entries(compose.services);

test('the file holds to the schema of the compose specification', () => {
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
  const results: readonly { readonly messages: readonly { readonly type: string }[] }[] = linter.lintFiles(
    [COMPOSE_FILE],
    false,
  );
  const found = results.flatMap(({ messages }) => messages);
  expect(found.filter(({ type }) => type === 'error')).toEqual([]);
});

test('two API servers behind a proxy, two projectors, and both stores', () => {
  expect(Object.keys(compose.services).sort()).toEqual(
    [
      ...['api-1', 'api-2', 'eventstoredb', 'eventstoredb-setup', 'mongodb', 'mongodb-setup'],
      ...['projector-1', 'projector-2', 'proxy'],
    ].sort(),
  );
});

test.each(services)('%s runs without root, without capabilities, and cannot gain any', (_, service) => {
  const user = service.build ? userOf(service.build.dockerfile) : service.user;
  expect(Number(user)).toBeGreaterThan(0);
  expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  expect(service.privileged ?? false).toBe(false);
});

test.each(services.filter(([name]) => !name.endsWith('-setup')))('%s says whether it is well', (_, { healthcheck }) => {
  expect(healthcheck?.test[0]).toBe('CMD');
});

test.each(services)('%s takes its secrets by file alone', (_, { environment = {}, secrets = [] }) => {
  for (const [name, value] of Object.entries(environment)) {
    if (/PASSWORD|SECRET|TOKEN|_KEY\b/.test(name)) expect(name).toMatch(/_FILE$/);
    const [, mounted] = /^\/run\/secrets\/(.+)$/.exec(value) ?? [];
    if (mounted !== undefined) expect(secrets).toContain(mounted);
  }
  const named = secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source));
  expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(named));
});

test('every secret is a file that make-secrets.sh makes, and every mounted file is there', () => {
  const script = readFileSync(join(dirname(COMPOSE_FILE), 'make-secrets.sh'), 'utf8');
  for (const { file } of Object.values(compose.secrets)) {
    const made = file.replace('./secrets/', '');
    expect(script).toMatch(
      new RegExp(
        `secret ${made}\\b|certificate ${made.replace(/\.(crt|key)$/, '')}\\b|-out ${made}|master_key ${made}\\b`,
      ),
    );
  }
  const mounted = services.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => volume.startsWith('./')));
  expect(mounted.length).toBeGreaterThan(0);
  for (const volume of mounted) expect(existsSync(join(dirname(COMPOSE_FILE), volume.split(':')[0] ?? ''))).toBe(true);
});

test('the proxy lets nobody from outside see figures and states, as the guide asks of every proxy', () => {
  const text = readFileSync(join(dirname(COMPOSE_FILE), 'proxy.conf'), 'utf8');
  const refused = [...text.matchAll(/location (?:= )?(\S+) \{\s*return 404;/g)].map(([, path]) => path);
  expect(refused).toEqual(['/metrics', '/health']);
  const [, asked = ''] =
    /https:\/\/127\.0\.0\.1:8443(\S+)$/.exec(compose.services.proxy?.healthcheck?.test.at(-1) ?? '') ?? [];
  expect(text).toContain(`location = ${asked} {`);
});

test('every named volume is declared, and every image has a version', () => {
  for (const [, { volumes = [], image, build }] of services) {
    for (const volume of volumes) {
      const [from = ''] = volume.split(':');
      if (!from.startsWith('.')) expect(Object.keys(compose.volumes)).toContain(from);
    }
    if (!build) expect(image).toMatch(/:\d/);
  }
  expect(ownServices(compose)).toHaveLength(5);
});

function userOf(dockerfile: string): string | undefined {
  const text = readFileSync(join(dirname(COMPOSE_FILE), '..', dockerfile), 'utf8');
  return /^USER (\d+)$/m.exec(text)?.[1];
}
