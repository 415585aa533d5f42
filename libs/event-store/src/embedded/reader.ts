import { workerData } from 'node:worker_threads';
import { databaseFile, openForReading } from './database.ts';
import type { Answer, Answers, Ask, ReadAnswer, ReaderData, ReadQuestion } from './protocol.ts';
import { Queries } from './queries.ts';
import { describeError, isDamage } from './sqlite-errors.ts';

// A thread that reads for one client, so that the client's own thread never waits for the disk.

const { folder, port }: ReaderData = workerData;
const database = openForReading(folder);
const queries = new Queries(database);

port.on('message', (asks: readonly Ask<ReadQuestion>[]) => {
  for (const [number, question] of asks) reply([number, answer(question)]);
});
port.on('close', () => database.close());

function answer(question: ReadQuestion): ReadAnswer {
  try {
    return { kind: 'events', ...queries.answer(question) };
  } catch (error) {
    const message = describeError(error, databaseFile(folder));
    return isDamage(error) ? { kind: 'damaged', message } : { kind: 'failed', message };
  }
}

function reply(answered: Answer<ReadAnswer>): void {
  port.postMessage({ answers: [answered] } satisfies Answers<ReadAnswer>);
}
