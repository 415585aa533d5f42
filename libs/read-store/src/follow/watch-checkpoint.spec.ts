import { expect, test } from '@jest/globals';
import { temporaryFile } from '../conformance/index.ts';
import { openEmbeddedReadStore } from '../embedded/index.ts';
import { watchCheckpoint } from './watch-checkpoint.ts';

test('a watched checkpoint is given as found, then after each move, until the signal', async () => {
  const place = await temporaryFile(async (file) => openEmbeddedReadStore({ file }));
  const store = await place.open();
  const ending = new AbortController();
  const seen: (number | null)[] = [];
  for await (const found of watchCheckpoint(store, 'live', { signal: ending.signal, everyMs: 3_600_000 })) {
    seen.push(found?.ordinal ?? null);
    const ordinal = (found?.ordinal ?? -1) + 1;
    if (ordinal < 4) {
      const to = { position: `${ordinal}`, ordinal, fence: 1 };
      await store.commit({ writes: [], checkpoint: { name: 'live', from: found, to } });
    } else ending.abort();
  }
  expect(seen).toEqual([null, 0, 1, 2, 3]);
  await store.close();
  await place.remove();
});
