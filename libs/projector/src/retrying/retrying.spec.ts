import { streams } from '@jejak/domain';
import { defineProjection } from '@jejak/projections';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench, documentsIn } from '../testing/bench.ts';
import { OFFICE } from '../testing/sample-ledger.ts';
import { fault, models } from '../testing/sample-models.ts';

let bench: Bench;
let isKeyKnown: boolean;

beforeEach(async () => {
  fault.active = true;
  isKeyKnown = false;
  bench = await Bench.open();
});

afterEach(() => {
  fault.refusedLength = -1;
  return bench.close();
});

const keyed = defineProjection<{ readonly id: string; readonly events: number }>({
  name: 'keyed',
  version: 1,
  indexes: [],
  keys(event) {
    if (!isKeyKnown && 'unkeyed' in event.data) throw new RangeError('nobody knows whose it is');
    return [event.office];
  },
  reduce: (row, event) => ({ id: event.office, events: (row?.events ?? 0) + 1 }),
});

const all = [...models, keyed];

test('what one read model parked of a stream is folded once, also where the stream cannot be read further on', async () => {
  const store = bench.readStore();
  const projector = await bench.project(store, { models: all });
  await bench.ledger.note('a', { unkeyed: true });
  await bench.ledger.note('a');
  await bench.ledger.appendRaw(streams.case('a'), '{"v":1,"type":"Of Tomorrow"}');
  await bench.ledger.note('a');
  await projector.caughtUp();
  isKeyKnown = true;
  const [waiting, ...others] = await projector.retryParked('case-a');
  expect(waiting).toMatchObject({ projection: '*', events: [{ ordinal: 2 }, { ordinal: 3 }] });
  expect(others).toEqual([]);
  expect(await documentsIn(store, all)).toMatchObject({ keyed: [{ id: OFFICE, events: 2 }] });
});

test('while an event of the office waits, a case is retried with the office as it was without it', async () => {
  const store = bench.readStore();
  const projector = await bench.project(store);
  await bench.ledger.establish();
  await bench.ledger.append(streams.office(OFFICE), 'CalendarSet', { calendar: {} });
  await bench.ledger.append(streams.office(OFFICE), 'HolidayAnnounced', { date: '2026-03-19', name: 'Nyepi' });
  await bench.ledger.note('a', { throws: true });
  await projector.caughtUp();
  expect(await projector.listParked()).toMatchObject([{ stream: 'office-DMI' }, { stream: 'case-a' }]);
  fault.active = false;
  expect(await projector.retryParked('case-a')).toEqual([]);
  expect(await documentsIn(store)).toMatchObject({ diary: [{ id: 'a', entries: [{ ordinal: 3, office: 1 }] }] });
  await expect(projector.retryParked('office-DMI')).rejects.toThrow('Rebuild instead, with --accept-differences');
});

test('a document that still cannot be summed stays as it was, and what is retried with it comes in', async () => {
  const store = bench.readStore();
  fault.refusedLength = 1;
  const projector = await bench.project(store, { models: all });
  await bench.ledger.note('a', { unkeyed: true });
  await projector.caughtUp();
  isKeyKnown = true;
  const [waiting, ...others] = await projector.retryParked('case-a');
  expect(waiting).toMatchObject({ projection: 'diary', error: 'RangeError: it cannot be summed' });
  expect(others).toEqual([]);
  expect(await documentsIn(store, all)).toMatchObject({ diary: [], entries: [], keyed: [{ events: 1 }] });
  expect(projector.health()).toMatchObject({ status: 'degraded', parked: 1 });
});

test('what is parked when nobody looks is still parked after a restart, and a switch to what was rebuilt', async () => {
  const store = bench.readStore();
  const first = await bench.project(store);
  await bench.ledger.note('a', { throws: true });
  await first.caughtUp();
  await first.stop();
  const second = await bench.project(store);
  await bench.ledger.note('a');
  await second.caughtUp();
  await second.rebuild();
  await bench.ledger.note('a');
  await second.caughtUp();
  expect(second.health()).toMatchObject({ status: 'degraded', parked: 1, generation: 'g2' });
  expect(await second.showParked('case-a')).toMatchObject([
    { events: [{ ordinal: 0 }, { ordinal: 1 }, { ordinal: 2 }] },
  ]);
  fault.active = false;
  expect(await second.retryParked('case-a')).toEqual([]);
  expect(second.health()).toMatchObject({ status: 'ok', parked: 0 });
  expect(await documentsIn(store)).toEqual(await bench.fresh('fresh.db'));
});
