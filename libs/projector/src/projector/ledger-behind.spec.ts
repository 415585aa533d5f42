import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import { isCanonical } from '@jejak/integrity';
import { openEmbeddedReadStore, type ReadStore } from '@jejak/read-store';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentsIn } from '../testing/bench.ts';
import { OFFICE, SampleLedger } from '../testing/sample-ledger.ts';
import { models } from '../testing/sample-models.ts';
import { Projector } from './projector.ts';

const PROCESSES_MS = 120_000;

/** A ledger that can be put aside and back as a whole. */
interface Place {
  open(): Promise<EventStore>;
  close(): Promise<void>;
  /** While it is closed; `name` undefined is an empty one. */
  keep(name: string): void;
  putBack(name: string | undefined): void;
}

function inFolder(root: string): Place {
  const folder = join(root, 'data');
  let close = async (): Promise<void> => {};
  return {
    open: async () => {
      const lock = lockDataFolder(folder, 'spec');
      const store = await openEmbeddedEventStore(lock);
      close = async () => {
        await store.close();
        lock.release();
      };
      return store;
    },
    close: () => close(),
    keep: (name) => cpSync(folder, join(root, name), { recursive: true }),
    putBack: (name) => {
      rmSync(folder, { recursive: true });
      if (name !== undefined) cpSync(join(root, name), folder, { recursive: true });
    },
  };
}

function onServer(root: string): Place {
  const file = join(root, 'server.log');
  let close = async (): Promise<void> => {};
  return {
    open: async () => {
      const standIn = await SpawnedStandIn.start(file);
      const store = await openEventStoreDB({ url: standIn.url, isCanonical });
      close = async () => {
        await store.close();
        await standIn.kill();
      };
      return store;
    },
    close: () => close(),
    keep: (name) => copyFileSync(file, join(root, name)),
    putBack: (name) => {
      rmSync(file);
      if (name !== undefined) copyFileSync(join(root, name), file);
    },
  };
}

describe.each([
  ['in a data folder', inFolder],
  ['in EventStoreDB', onServer],
])('a ledger %s', (_, placeIn) => {
  let root: string;
  let place: Place;
  let reads: ReadStore;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'jejak-ledger-behind-'));
    place = placeIn(root);
    reads = openEmbeddedReadStore({ file: join(root, 'read.db') });
  });

  afterEach(async () => {
    await place.close();
    await reads.close();
    rmSync(root, { recursive: true });
  });

  async function write(work: (ledger: SampleLedger) => Promise<unknown>): Promise<void> {
    await work(new SampleLedger(await place.open()));
    await place.close();
  }

  /** A projector until it has folded everything; its last ordinal. */
  async function project(): Promise<number> {
    const eventStore = await place.open();
    try {
      const projector = await Projector.start({ eventStore, readStore: reads, models });
      await projector.caughtUp();
      const { ordinal } = projector.health();
      await projector.stop();
      return ordinal;
    } finally {
      await place.close();
    }
  }

  /** Read models of six events; the ledger as it was after three of them is kept as `older`, the whole as `newer`. */
  async function foldSix(): Promise<void> {
    await write(async (ledger) => {
      await ledger.establish();
      await ledger.note('a');
      await ledger.note('b');
    });
    place.keep('older');
    await write(async (ledger) => {
      for (const key of ['c', 'd', 'e']) await ledger.note(key);
    });
    place.keep('newer');
    expect(await project()).toBe(5);
  }

  const behind = /know events that the ledger does not have, up to number 5 \(case-e\/0\).+put the newer ledger back/;

  test(
    'that was restored from an older copy is noticed, nothing is touched, and the newer one goes on',
    async () => {
      await foldSix();
      const before = await documentsIn(reads);
      place.putBack('older');
      await expect(project()).rejects.toThrow(behind);
      expect(await documentsIn(reads)).toEqual(before);
      place.putBack('newer');
      await write((ledger) => ledger.note('f'));
      expect(await project()).toBe(6);
    },
    PROCESSES_MS,
  );

  test(
    'that went another way since, and is longer by now, is noticed too',
    async () => {
      await foldSix();
      place.putBack('older');
      await write(async (ledger) => {
        for (const key of ['c', 'd', 'e', 'f', 'g']) await ledger.note(key);
      });
      await expect(project()).rejects.toMatchObject({ name: 'LedgerBehind', message: expect.stringMatching(behind) });
    },
    PROCESSES_MS,
  );

  test(
    'that was emptied is noticed, also where the read models are of another version',
    async () => {
      await foldSix();
      place.putBack(undefined);
      await expect(project()).rejects.toThrow(behind);
      const eventStore = await place.open();
      const changed = models.map((model) => ({ ...model, version: model.version + 1 }));
      const starting = Projector.start({ eventStore, readStore: reads, models: changed });
      await expect(starting).rejects.toThrow(behind);
      expect((await reads.checkpoint('g1'))?.ordinal).toBe(5);
    },
    PROCESSES_MS,
  );

  test(
    'that only lost what others stored in it goes on, and nothing new is missed',
    async () => {
      await write((ledger) => ledger.establish());
      place.keep('older');
      const eventStore = await place.open();
      const others = new SampleLedger(eventStore);
      for (let n = 0; n < 20; n++) await others.append('others-1', 'Other', { office: OFFICE });
      await place.close();
      expect(await project()).toBe(0);
      place.putBack('older');
      await write((ledger) => ledger.note('a'));
      expect(await project()).toBe(1);
      expect(await documentsIn(reads)).toMatchObject({ diary: [{ id: 'a' }] });
    },
    PROCESSES_MS,
  );
});
