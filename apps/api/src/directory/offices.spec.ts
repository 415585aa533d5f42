import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';
import { expect, test } from '@jest/globals';
import { Offices } from './index.ts';

test('what a stranger wrote into the stream of one office is reported, and the other offices go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-offices-'));
  const lock = lockDataFolder(folder, 'spec');
  const store = await openEmbeddedEventStore(lock);
  const append = (code: string, event: object | string) => {
    const json = canonicalize(event);
    return store.append(`office-${code}`, 'noStream', [{ id: randomUUID(), type: 'OfficeEstablished', json }]);
  };
  const established = (code: string) => ({
    ...{ type: 'OfficeEstablished', stream: `office-${code}`, revision: 0, recordedAt: '2026-01-01T00:00:00.000Z' },
    data: { code, name: `Dinas Sosial ${code}` },
  });
  await append('AAA', 'foreign');
  await append('BBB', established('AAA'));
  await append('CCC', established('CCC'));
  const errors: unknown[] = [];
  const offices = await Offices.follow(store, (error) => errors.push(error));
  expect(offices.all().map(({ name }) => name)).toEqual(['Dinas Sosial CCC']);
  expect(errors.map(String)).toEqual([
    'Error: office-AAA/0 is no event of an office',
    'Error: office-BBB/0 is no event of an office',
  ]);
  await offices.close();
  await store.close();
  lock.release();
  rmSync(folder, { recursive: true });
});
