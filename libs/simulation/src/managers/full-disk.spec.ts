import { randomUUID } from 'node:crypto';
import { type EventStore, type NewEvent, StoreFull } from '@jejak/event-store';
import { expect, test } from '@jest/globals';
import { Agenda, DAY } from '../time/index.ts';
import type { Happening } from '../world/index.ts';
import { FullDisk } from './full-disk.ts';

const EVENT: NewEvent = { id: randomUUID(), type: 'NumberAllotted', json: '{}' };
const roomy = { append: async () => ({ revision: 0, position: '' }) } as unknown as EventStore;

test('what found no room is explained also where it is told of only when there is room again', async () => {
  const disk = new FullDisk();
  const store = disk.before(roomy);
  const agenda = new Agenda<Happening>();
  disk.plan(0, { agenda });
  const goOn = async () => agenda.next(365 * DAY)?.item();

  await goOn();
  const refusal = await store.append('register-DMI-2026', 'noStream', [EVENT]).catch((error: unknown) => error);
  await store.append('case-1', 'noStream', [EVENT]);
  await goOn();
  await store.append('register-DMI-2026', 'noStream', [EVENT]);

  expect(refusal).toBeInstanceOf(StoreFull);
  expect(disk.explains(refusal)).toBe(true);
  expect(disk.turnedAway).toBe(1);
  expect(disk.explains(new StoreFull('the disk of this machine is full'))).toBe(false);
});
