// A process of its own that projects over the servers and halts at one point of one of its batches: it says so, and
// kills itself (SIGKILL) or freezes (SIGSTOP); woken, it goes on. `rebuilds` does so while a rebuild goes on beside,
// `rebuilding` at one of the rebuild's own that moves its checkpoint, `switching` at its switch.

import { writeSync } from 'node:fs';
import { openEventStoreDB } from '@jejak/event-store/eventstoredb';
import { isCanonical } from '@jejak/integrity';
import { connectToMongoDB } from '@jejak/mongodb';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { interceptCommits } from '@jejak/projector/testing';
import type { Commit } from '@jejak/read-store';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import { isKillPoint, KILL_POINTS } from './kill-points.ts';

const [eventStoreDB = '', mongoDB = '', signal = '', point = '', batch = '', doing = ''] = process.argv.slice(2);
if (!isKillPoint(point)) throw new RangeError(`${point} is none of ${KILL_POINTS.join(', ')}`);
let left = Number(batch);
let isDue = false;
let hasHalted = false;

const halt = (): void => {
  isDue = false;
  hasHalted = true;
  writeSync(process.stdout.fd, 'halting\n');
  process.kill(process.pid, signal);
  // The signal is on its way; nothing more is done here before it has come.
  while (signal === 'SIGKILL');
};

const url = new URL(mongoDB);
url.searchParams.set('monitorCommands', 'true');
const connection = await connectToMongoDB({ url: url.href });
connection.client.on('commandStarted', ({ commandName }) => {
  if (!isDue || commandName !== 'commitTransaction') return;
  if (point === 'in') halt();
  // Its bytes leave in between: whether the server still reads them is open.
  if (point === 'asked') setImmediate(halt);
});
connection.client.on('commandSucceeded', ({ commandName }) => {
  if (isDue && point === 'unanswered' && commandName === 'commitTransaction') halt();
});

const readStore = openMongoReadStore(connection);
const store = interceptCommits(readStore, async (commit) => {
  if (!isMeant(commit) || hasHalted || left > 0) {
    await readStore.commit(commit);
    // Only what is stored counts: what failed is tried again.
    if (isMeant(commit)) left -= 1;
    return;
  }
  isDue = true;
  if (point === 'before') halt();
  await readStore.commit(commit);
  if (isDue) halt();
});

function isMeant({ checkpoint, writes }: Commit): boolean {
  if (checkpoint === undefined || writes.length === 0) return false;
  const isSwitch = writes.some(({ collection, id }) => collection === 'generations' && id === 'live');
  if (doing === 'switching') return isSwitch;
  if (doing !== 'rebuilding') return true;
  // Amid an event that more documents follow than one commit takes, the checkpoint stands: nothing would tell how far.
  return checkpoint.name === 'g2' && checkpoint.to.ordinal > (checkpoint.from?.ordinal ?? -1);
}

const projector = await Projector.start({
  eventStore: await openEventStoreDB({ url: eventStoreDB, isCanonical }),
  readStore: store,
  models: projections,
  settings: { maxEvents: 12, maxDocuments: 40 },
});
const rebuilding = doing === '' ? null : projector.rebuild();
if (doing === 'rebuilds') rebuilding?.catch(() => {});
else await rebuilding;
await projector.caughtUp();
process.exit();
