import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@jejak/api';
import { readConfiguration } from '@jejak/configuration';
import { startProjector } from '@jejak/projector-app';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'jejak-monitoring-'));
let served: ReadonlySet<string>;

/** Both apps with all that can be set on, one after the other over one folder. */
beforeAll(async () => {
  const configuration = readConfiguration({
    ...{ JEJAK_DATA: folder, JEJAK_PORT: '0', JEJAK_PROJECTOR_PORT: '0', JEJAK_LOG_LEVEL: 'silent' },
    ...{ JEJAK_SMTP_HOST: '127.0.0.1', JEJAK_SMTP_PORT: '1', JEJAK_MAIL_FROM: 'jejak@dinsos.example' },
  });
  const names = async (url: string) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    );
  };
  const server = await startServer(configuration);
  const ofServer = await names(server.url);
  await server.close();
  const projector = await startProjector(configuration);
  served = new Set([...ofServer, ...(await names(projector.url))]);
  await projector.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const files = ['dashboard.json', 'alerts.yaml'] as const;

test.each(files)('every figure that docker/monitoring/%s asks for is served', (file) => {
  const text = readFileSync(new URL(`../../docker/monitoring/${file}`, import.meta.url), 'utf8');
  const asked = new Set(text.match(/\b(?:jejak|process|nodejs)_[a-z_]+\b/g));
  expect(asked.size).toBeGreaterThan(8);
  expect([...asked].filter((name) => !served.has(name))).toEqual([]);
});

test('no panel covers another, and each asks for something', () => {
  const { panels } = JSON.parse(
    readFileSync(new URL('../../docker/monitoring/dashboard.json', import.meta.url), 'utf8'),
  );
  const taken = new Set<string>();
  for (const { gridPos, targets } of panels) {
    expect(targets.length).toBeGreaterThan(0);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(taken.has(`${x}/${y}`)).toBe(false);
        taken.add(`${x}/${y}`);
      }
    }
  }
});
