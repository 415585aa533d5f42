// A process of its own that waits for its turn, projects slowly, and says what becomes of it, a line each.

import { setTimeout as sleep } from 'node:timers/promises';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { Projector, waitForTurn } from '../projector/index.ts';
import { interceptCommits } from './intercept-commits.ts';
import { models } from './sample-models.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const eventStore = await openEmbeddedEventStore(lockDataFolder(folder, 'projector'));
const readStore = openEmbeddedReadStore({ file });
const lease = await waitForTurn(readStore, { signal: new AbortController().signal });
say(`holds ${lease.fence}`);
let commits = 0;
const slow = interceptCommits(readStore, async (commit) => {
  commits++;
  // Long enough that whoever listens may stop this process here, with a batch in its hands.
  if (commits % 10 === 0) say('rests');
  await sleep(commits % 10 === 0 ? 300 : 2);
  await readStore.commit(commit);
});
const projector = await Projector.start({
  eventStore,
  readStore: slow,
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
