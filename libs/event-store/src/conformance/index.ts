import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.ts';
import { appending } from './appending.ts';
import { conflicting } from './conflicting.ts';
import { ending } from './ending.ts';
import { filtering } from './filtering.ts';
import { holdingBack } from './holding-back.ts';
import type { OpenStore, Use } from './opened-store.ts';
import { reading } from './reading.ts';
import { refusing } from './refusing.ts';
import { resending } from './resending.ts';
import { subscribing } from './subscribing.ts';

export type { OpenedStore, OpenStore } from './opened-store.ts';

const PARTS: Readonly<Record<string, (use: Use) => void>> = {
  appending,
  resending,
  conflicting,
  refusing,
  reading,
  subscribing,
  filtering,
  'holding back': holdingBack,
};

/** What every adapter of the port must do; call it at the top of the adapter's spec. */
export function describeEventStore(name: string, open: OpenStore): void {
  describe(`${name} event store`, () => {
    for (const [part, tests] of Object.entries(PARTS)) describe(part, () => tests(shared(open)));
    describe('ending', () => ending(open));
  });
}

function shared(open: OpenStore): Use {
  let store: EventStore | undefined;
  beforeAll(async () => {
    store = (await open()).store;
  });
  afterAll(() => store?.close());
  return () => {
    if (!store) throw new Error('the store is not open yet');
    return store;
  };
}
