import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { describeEventStore } from '../conformance/index.ts';
import { lockDataFolder } from '../data-folder/index.ts';
import { attachEmbeddedEventStore, openEmbeddedEventStore } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'jejak-event-store-'));
afterAll(() => rmSync(root, { recursive: true }));

describeEventStore('embedded', async () => {
  const lock = lockDataFolder(mkdtempSync(join(root, 'owned-')), 'spec');
  const store = await openEmbeddedEventStore(lock);
  const reopen = async () => {
    await store.close();
    return openEmbeddedEventStore(lock);
  };
  return { store, reopen };
});

describeEventStore('attached embedded', async () => {
  const owner = await openEmbeddedEventStore(lockDataFolder(mkdtempSync(join(root, 'attached-')), 'spec'));
  const store = attachEmbeddedEventStore(owner.attachment());
  const close = async () => {
    await store.close();
    await owner.close();
  };
  return {
    store: {
      append: (...args) => store.append(...args),
      readStream: (...args) => store.readStream(...args),
      readAll: (options) => store.readAll(options),
      countAfter: (position) => store.countAfter(position),
      subscribe: (options) => store.subscribe(options),
      close,
    },
  };
});
