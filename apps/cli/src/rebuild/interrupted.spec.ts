import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { lockDataFolder } from '@jejak/event-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runJejak } from '../testing/run-jejak.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jejak-interrupted-'));
});

afterEach(() => rmSync(data, { recursive: true }));

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a rebuild that %s stops says so and gives the folder back',
  async (signal) => {
    const before = process.listenerCount(signal);
    const running = runJejak(data, 'rebuild');
    for (let turn = 0; process.listenerCount(signal) === before && turn < 1_000; turn++) await setImmediate();
    process.emit(signal);
    const { exitCode, said } = await running;
    expect([exitCode, said]).toEqual([1, expect.stringContaining('Interrupted; the next rebuild goes on.')]);
    expect(process.listenerCount(signal)).toBe(before);
    lockDataFolder(data, 'spec').release();
  },
);
