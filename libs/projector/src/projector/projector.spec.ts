import { streams } from '@jejak/domain';
import { DatabaseDamaged, type EventStore } from '@jejak/event-store';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench, documentsIn } from '../testing/bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

afterEach(() => bench.close());

test('what is appended is in the read models, numbered without gaps, and a restart goes on from there', async () => {
  const store = bench.readStore();
  await bench.ledger.establish();
  await bench.ledger.note('a');
  const first = await bench.project(store);
  await bench.ledger.append('foreign-1', 'Whatever', {});
  await bench.ledger.note('a');
  await first.caughtUp();
  await first.stop();
  await bench.ledger.note('b');
  const second = await bench.project(store);
  await second.caughtUp();
  expect(await documentsIn(store)).toMatchObject({
    diary: [
      {
        id: 'a',
        entries: [
          { ordinal: 1, office: 0 },
          { ordinal: 2, office: 0 },
        ],
      },
      { id: 'b', entries: [{ ordinal: 3, office: 0 }] },
    ],
    totals: [{ id: 'DMI', events: 4 }],
  });
  expect(second.health()).toMatchObject({ status: 'ok', ordinal: 3, lagEvents: 0, parked: 0 });
});

test('whoever waits for a position reads it, also where it is of a foreign stream', async () => {
  const store = bench.readStore();
  const committed: (string | null)[] = [];
  const projector = await bench.project(store, { onCommitted: ({ position }) => committed.push(position) });
  const position = await bench.ledger.note('a');
  await projector.caughtUp();
  expect(committed).toContain(position);
});

test('an event that nobody can read keeps its number and holds back its stream only', async () => {
  const store = bench.readStore();
  await bench.ledger.note('a');
  await bench.ledger.appendRaw(streams.case('a'), '{"v":1,"type":"Of Tomorrow"}');
  await bench.ledger.note('a');
  await bench.ledger.note('b');
  const projector = await bench.project(store);
  await projector.caughtUp();
  const { diary } = await documentsIn(store);
  expect(diary).toMatchObject([
    { id: 'a', entries: [{ ordinal: 0 }] },
    { id: 'b', entries: [{ ordinal: 3 }] },
  ]);
  expect(projector.health()).toMatchObject({ status: 'degraded', parked: 1, undecodable: 1, ordinal: 3 });
  const [entry] = await projector.showParked('case-a');
  expect(entry).toMatchObject({ document: null, events: [{ ordinal: 1 }, { ordinal: 2 }] });
});

test('a second projector over the same read store ends the first, which says why', async () => {
  const store = bench.readStore();
  const first = await bench.project(store);
  await bench.project(bench.readStore());
  await bench.ledger.note('a');
  await expect(first.ended).rejects.toThrow('another projector writes generation g1');
  expect(first.health()).toMatchObject({ status: 'down', state: 'stopped' });
});

test('a ledger that is damaged where it is read ends the projector, which says so: waiting would mend nothing', async () => {
  const damaged = new DatabaseDamaged('events.db is damaged');
  const eventStore: EventStore = {
    append: (stream, expected, events) => bench.events.append(stream, expected, events),
    readStream: (stream, options) => bench.events.readStream(stream, options),
    readAll: (options) => bench.events.readAll(options),
    countAfter: (position) => bench.events.countAfter(position),
    subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(damaged) }) }),
    close: () => bench.events.close(),
  };
  const projector = await bench.project(bench.readStore(), { eventStore });
  await expect(projector.ended).rejects.toBe(damaged);
  expect(projector.health()).toMatchObject({ status: 'down', failure: 'DatabaseDamaged: events.db is damaged' });
});
