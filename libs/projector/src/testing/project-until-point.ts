// A process of its own that projects what is there and kills itself at one point of one of its batches.

import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { type Commit, openEmbeddedReadStore, type Write } from '@jejak/read-store';
import { Projector } from '../projector/index.ts';
import { interceptCommits } from './intercept-commits.ts';
import { models } from './sample-models.ts';

/** Before its transaction, within it when all but the last is written, or when it is stored and not answered yet. */
const POINTS = ['before', 'in', 'unanswered'];

const [folder = '', file = '', point = '', batch = '', rebuilds = ''] = process.argv.slice(2);
if (!POINTS.includes(point)) throw new RangeError(`${point} is none of ${POINTS.join(', ')}`);
const readStore = openEmbeddedReadStore({ file });
let left = Number(batch);

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more is done here.
  for (;;);
};

const store = interceptCommits(readStore, async (commit) => {
  const isBatch = commit.checkpoint !== undefined && commit.writes.length > 0;
  if (!isBatch || left-- > 0) return readStore.commit(commit);
  if (point === 'before') die();
  await readStore.commit(point === 'in' ? deadly(commit) : commit);
  die();
});

/** The store reads a document when it writes it: in the middle of its transaction. */
function deadly(commit: Commit): Commit {
  const collection = commit.writes[0]?.collection ?? '';
  const last: Write = { collection, id: 'the last one', document: { toJSON: die } };
  return { ...commit, writes: [...commit.writes, last] };
}

const projector = await Projector.start({
  eventStore: await openEmbeddedEventStore(lockDataFolder(folder, 'projector')),
  readStore: store,
  models,
  settings: { maxEvents: 12, maxDocuments: 5 },
});
if (rebuilds === 'rebuilds') projector.rebuild().catch(() => {});
await projector.caughtUp();
await projector.stop();
