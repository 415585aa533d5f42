import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@jejak/api';
import { readConfiguration } from '@jejak/configuration';
import { startProjector } from '@jejak/projector-app';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ownServices, readCompose } from './compose-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const healthCommands = new Map(
  ownServices(readCompose()).map(([name, { healthcheck }]) => [name, healthcheck?.test ?? []]),
);
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jejak-health-'));
});
afterEach(() => rmSync(data, { recursive: true }));

/** Runs a service's own health command against where the app really listens. */
function ask(service: string, url: string): Promise<{ readonly code: number; readonly said: string }> {
  const [kind, program, ...args] = healthCommands.get(service) ?? [];
  expect([kind, program]).toEqual(['CMD', 'node']);
  const moved = args.map((arg) => arg.replace(/^http:\/\/127\.0\.0\.1:\d+/, url));
  expect(moved).not.toEqual(args);
  return new Promise((resolve) => {
    execFile(process.execPath, moved, { cwd: ROOT }, (error, _, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said }),
    );
  });
}

test.each(['api-1', 'api-2'])('%s is well while it serves, and is not once it has stopped', async (service) => {
  const environment = { JEJAK_DATA: data, JEJAK_PORT: '0', JEJAK_LOG_LEVEL: 'silent' };
  const server = await startServer(readConfiguration(environment));
  expect(await ask(service, server.url)).toEqual({ code: 0, said: '' });
  await server.close();
  expect(await ask(service, server.url)).toMatchObject({ code: 1, said: expect.stringContaining('cannot be reached') });
});

test.each(['projector-1', 'projector-2'])(
  '%s is well while it runs, and is not once it has stopped',
  async (service) => {
    const configuration = readConfiguration({ JEJAK_DATA: data, JEJAK_PROJECTOR_PORT: '0', JEJAK_LOG_LEVEL: 'silent' });
    const projector = await startProjector(configuration);
    expect(await ask(service, projector.url)).toEqual({ code: 0, said: '' });
    await projector.close();
    expect((await ask(service, projector.url)).code).toBe(1);
  },
);
