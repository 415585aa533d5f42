import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Checkpoints } from './checkpoints.ts';
import { openForWriting } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { Ledger } from './ledger.ts';
import type {
  Answer,
  AppendAnswer,
  AppendQuestion,
  Ask,
  WriterControl,
  WriterData,
  WriterMessage,
} from './protocol.ts';

// The one thread that writes. Its death is the owner's to notice: every port closes with it.

const { folder, maxPages }: WriterData = workerData;
const database = openForWriting(folder, maxPages);
const ledger = new Ledger(database);
const checkpoints = new Checkpoints(database, folder);
const clients = new Set<MessagePort>();
let waiting: { readonly client: MessagePort; readonly ask: Ask<AppendQuestion> }[] = [];

parentPort?.on('message', (control: WriterControl) => {
  if (control.kind === 'attach') attach(control.port);
  else close();
});
parentPort?.postMessage('ready');

function attach(client: MessagePort): void {
  clients.add(client);
  client.on('message', (asks: readonly Ask<AppendQuestion>[]) => take(client, asks));
  client.on('close', () => clients.delete(client));
  client.postMessage({ answers: [], committed: ledger.position } satisfies WriterMessage);
}

function take(client: MessagePort, asks: readonly Ask<AppendQuestion>[]): void {
  // After this turn of the event loop, so that what other clients have sent meanwhile goes into the same commit.
  if (waiting.length === 0) setImmediate(commit);
  for (const ask of asks) waiting.push({ client, ask });
}

function commit(): void {
  const batch = waiting;
  waiting = [];
  const bodies = groupCommit(
    database,
    ledger,
    batch.map(({ ask: [, append] }) => append),
  );
  const answers = new Map<MessagePort, Answer<AppendAnswer>[]>();
  bodies.forEach((body, index) => {
    const asked = batch[index];
    if (!asked) return;
    const own = answers.get(asked.client) ?? [];
    own.push([asked.ask[0], body]);
    answers.set(asked.client, own);
  });
  for (const client of clients) {
    client.postMessage({ answers: answers.get(client) ?? [], committed: ledger.position } satisfies WriterMessage);
  }
  checkpoints.committed();
}

async function close(): Promise<void> {
  if (waiting.length > 0) commit();
  await checkpoints.close();
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  for (const client of clients) client.close();
  parentPort?.close();
}
