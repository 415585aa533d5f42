import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { by, ODGJ, openStage, report, type Stage, taken, userId } from '../testing/index.ts';
import { followOffices } from './follow-offices.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

test('a position that was ended in one process opens no more cases in another', async () => {
  const other = stage.another();
  await taken(other, 'r1');
  const following = new AbortController();
  const followed = followOffices(stage.stores.store, other, { signal: following.signal });
  const tenures = (await stage.eventsOf('office-DMI')).flatMap(({ type, data }) => {
    const { user, tenure } = data as { readonly user?: string; readonly tenure?: string };
    return type === 'PositionGiven' && user === userId('DMI', 'loket') && tenure ? [tenure] : [];
  });
  const ended = { kind: 'end-position', tenure: tenures[0] ?? '', until: stage.stores.clock.now() } as const;
  expect(await stage.ledger.onOffice('DMI', ended, by('kadis', 'e1'))).toMatchObject({ kind: 'accepted' });
  stage.stores.clock.move(1000);
  let tries = 0;
  let answer = await other.takeIn(report(1, ODGJ), by('loket', `late-${tries}`));
  while (answer.kind === 'accepted' && tries++ < 100) {
    answer = await other.takeIn(report(1, ODGJ), by('loket', `late-${tries}`));
  }
  expect(answer.items[0]?.answer).toMatchObject({ refusal: { code: 'wrong-position' } });
  following.abort();
  await followed;
});
