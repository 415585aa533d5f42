// A process of its own that rebuilds what is there until that is done, and kills itself at one point of one commit of
// the new generation: `switch`, or so many batches from now; or goes `slowly`, so that others have the time to kill it.
// Says where it goes on, a line before its first commit.

import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { type Commit, openEmbeddedReadStore } from '@jejak/read-store';
import { BOOK } from '../generations/index.ts';
import { Projector } from '../projector/index.ts';
import { deadly, die, isKillPoint, KILL_POINTS } from './dying.ts';
import { interceptCommits } from './intercept-commits.ts';
import { models } from './sample-models.ts';

const [folder = '', file = '', live = '', point = '', which = ''] = process.argv.slice(2);
if (!isKillPoint(point)) throw new RangeError(`${point} is none of ${KILL_POINTS.join(', ')}`);
const readStore = openEmbeddedReadStore({ file });
const SLOW_MS = 20;
/** NaN, so never due, where it is no number. */
let left = Number(which);
let said = false;

const store = interceptCommits(readStore, async (commit) => {
  const { checkpoint, writes } = commit;
  const isOfNew = checkpoint !== undefined && /^g\d+$/.test(checkpoint.name) && checkpoint.name !== live;
  if (!isOfNew || writes.length === 0) return readStore.commit(commit);
  if (!said) writeSync(process.stdout.fd, `${checkpoint.name} after ${checkpoint.from?.ordinal}\n`);
  said = true;
  if (which === 'slowly') await sleep(SLOW_MS);
  const isDue = which === 'switch' ? isSwitch(commit) : left-- <= 0;
  if (!isDue) return readStore.commit(commit);
  if (point === 'before') die();
  await readStore.commit(point === 'in' ? deadly(commit) : commit);
  die();
});

function isSwitch({ writes }: Commit): boolean {
  return writes.some(({ collection, id }) => collection === BOOK && id === 'live');
}

const projector = await Projector.start({
  eventStore: await openEmbeddedEventStore(lockDataFolder(folder, 'projector')),
  readStore: store,
  models,
  settings: { maxDocuments: 5 },
});
await projector.rebuild();
await projector.stop();
process.exit();
