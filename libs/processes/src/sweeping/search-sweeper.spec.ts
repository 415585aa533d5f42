import { by, openStage, report, type Stage } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SearchSweeper } from './search-sweeper.ts';

const NIK = '1472015708900003';
const ORPHAN = '99999999-9999-4999-8999-999999999999';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

test('who never came to be is taken out of the search index, after a while and nobody else', async () => {
  const { search, clock } = stage.stores;
  const { items } = await stage.ledger.takeIn(report(1), by('loket', 'r1'));
  const client = items[0]?.client ?? '';
  await search.put(ORPHAN, 'DMI', { names: ['Siti Aminah'] });
  const sweeper = new SearchSweeper(search, stage.ledger);
  expect(await sweeper.step(clock.now())).toBe(0);
  clock.move(599_999);
  expect(await sweeper.step(clock.now())).toBe(0);
  expect(await search.byName('DMI', 'siti aminah', 10)).toContain(ORPHAN);
  clock.move(1);
  expect(await sweeper.step(clock.now())).toBe(1);
  expect(await search.byName('DMI', 'siti aminah', 10)).toEqual([client]);
  expect(await search.byNik('DMI', NIK)).toEqual([client]);
});

test('what somebody is no longer called, for a crash left it in, is taken out', async () => {
  const { search, clock } = stage.stores;
  const { items } = await stage.ledger.takeIn(report(1), by('loket', 'r1'));
  const client = items[0]?.client ?? '';
  await search.put(client, 'DMI', { names: ['Nama Lama'], nik: '1472011708900004' });
  await new SearchSweeper(search, stage.ledger).step(clock.now());
  expect(await search.byName('DMI', 'nama lama', 10)).toEqual([]);
  expect(await search.byNik('DMI', '1472011708900004')).toEqual([]);
  expect(await search.byNik('DMI', NIK)).toEqual([client]);
});

test('many are gone through a few at a time, round and round', async () => {
  const { search, clock } = stage.stores;
  const ids = Array.from({ length: 120 }, (_, n) => `${ORPHAN.slice(0, -3)}${String(n).padStart(3, '0')}`);
  for (const id of ids) await search.put(id, 'DMI', { names: ['Upik'] });
  const sweeper = new SearchSweeper(search, stage.ledger);
  const rounds = async () => {
    let gone = 0;
    for (let step = 0; step < 4; step++) gone += await sweeper.step(clock.now());
    return gone;
  };
  expect(await rounds()).toBe(0);
  clock.move(600_000);
  expect(await rounds()).toBe(120);
  expect(await search.byName('DMI', 'upik', 200)).toEqual([]);
});
