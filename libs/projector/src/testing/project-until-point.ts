// A process of its own that projects what is there and kills itself at one point of one of its batches.

import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { Projector } from '../projector/index.ts';
import { deadly, die, isKillPoint, KILL_POINTS } from './dying.ts';
import { interceptCommits } from './intercept-commits.ts';
import { models } from './sample-models.ts';

const [folder = '', file = '', point = '', batch = '', rebuilds = ''] = process.argv.slice(2);
if (!isKillPoint(point)) throw new RangeError(`${point} is none of ${KILL_POINTS.join(', ')}`);
const readStore = openEmbeddedReadStore({ file });
let left = Number(batch);

const store = interceptCommits(readStore, async (commit) => {
  const isBatch = commit.checkpoint !== undefined && commit.writes.length > 0;
  if (!isBatch || left-- > 0) return readStore.commit(commit);
  if (point === 'before') die();
  await readStore.commit(point === 'in' ? deadly(commit) : commit);
  die();
});

const projector = await Projector.start({
  eventStore: await openEmbeddedEventStore(lockDataFolder(folder, 'projector')),
  readStore: store,
  models,
  settings: { maxEvents: 12, maxDocuments: 5 },
});
if (rebuilds === 'rebuilds') projector.rebuild().catch(() => {});
await projector.caughtUp();
await projector.stop();
