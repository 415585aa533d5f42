// A process of its own that waits for its turn, projects, and says what becomes of it, a line each. With a batch in its
// hands it rests now and then, until it is sent a line or its input has ended: so whoever listens can stop it there.

import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { Projector, waitForTurn } from '../projector/index.ts';
import { interceptCommits } from './intercept-commits.ts';
import { models } from './sample-models.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const lines = createInterface(process.stdin)[Symbol.asyncIterator]();

const eventStore = await openEmbeddedEventStore(lockDataFolder(folder, 'projector'));
const readStore = openEmbeddedReadStore({ file });
say('stands by');
const lease = await waitForTurn(readStore, { signal: new AbortController().signal });
say(`holds ${lease.fence}`);
let commits = 0;
const resting = interceptCommits(readStore, async (commit) => {
  commits++;
  if (commits % 10 === 0) {
    say('rests');
    await lines.next();
  }
  await sleep(2);
  await readStore.commit(commit);
});
const projector = await Projector.start({
  eventStore,
  readStore: resting,
  models,
  lease,
  settings: { maxEvents: 12, maxDocuments: 5 },
  onCommitted: ({ ordinal }) => say(`committed ${ordinal}`),
});
projector.ended.catch((failure: unknown) => say(failure instanceof Error ? `ended ${failure.name}` : 'ended'));
await projector.caughtUp().then(
  () => say('caught up'),
  () => {},
);
