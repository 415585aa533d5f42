import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerWritableStream, status } from '@grpc/grpc-js';
import type { FaultPlan } from './faults.ts';
import { type Filter, filterOf } from './filter.ts';
import type { Log, LogRecord } from './log.ts';
import { caughtUpAnswer, checkpointAnswer, confirmationAnswer, eventAnswer, notFoundAnswer } from './messages.ts';

export type ReadCall = ServerWritableStream<ReadReq, Buffer | ReadResp>;

interface Parts {
  readonly log: Log;
  readonly faults: FaultPlan;
}

/** What the server says of a place that is no event's. */
export class UnknownPosition extends Error {
  readonly code = status.UNKNOWN;
  readonly details = 'Unexpected ReadAllResult: InvalidPosition';
}

/** Answers a read of one stream or of all, or follows all until the call ends. */
export async function answerRead(call: ReadCall, parts: Parts): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw new UnknownPosition();
  if (options.hasStream()) await readStream(call, parts.log, options);
  else if (options.hasSubscription()) await follow(call, parts, options);
  else await readAll(call, parts.log, options);
  call.end();
}

type Options = ReadReq.Options;

async function readStream(call: ReadCall, log: Log, options: Options): Promise<void> {
  const place = options.getStream();
  const name = Buffer.from(place?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  const records = log.stream(name);
  if (records.length === 0) return write(call, notFoundAnswer(name));
  const backwards = options.getReadDirection() === 1;
  const last = records.length - 1;
  const from = place?.hasRevision() ? Number(place.getRevision()) : backwards ? last : 0;
  const chosen = backwards ? records.slice(0, from + 1).reverse() : records.slice(from);
  await writeEach(call, chosen.slice(0, Number(options.getCount())));
}

async function readAll(call: ReadCall, log: Log, options: Options): Promise<void> {
  const count = Number(options.getCount());
  if (options.getReadDirection() === 1) {
    const end = options.getAll()?.hasEnd() ? log.length : startOf(log, options);
    for (let index = end - 1; index >= 0 && index >= end - count; index--) await writeRecord(call, log.at(index));
    return;
  }
  const start = startOf(log, options);
  const end = Math.min(log.length, start + count);
  for (let index = start; index < end && !isOver(call); index++) await writeRecord(call, log.at(index));
}

async function follow(call: ReadCall, { log, faults }: Parts, options: Options): Promise<void> {
  const filter = filterOf(options.getFilter());
  await write(call, confirmationAnswer(randomUUID()));
  if (faults.now.caughtUpEarly) await write(call, caughtUpAnswer());
  let next = startOf(log, options);
  // Exclusive, unlike a read.
  if (log.at(next)?.position === positionIn(options)) next += 1;
  let caughtUp = false;
  for (let looked = 0; !isOver(call); ) {
    const record = next < log.length ? log.at(next++) : undefined;
    if (record !== undefined) {
      looked += 1;
      await handOut(call, record, filter, looked);
    } else if (caughtUp) {
      await Promise.race([log.more(), closed(call)]);
    } else {
      caughtUp = true;
      await write(call, caughtUpAnswer());
    }
  }
}

function handOut(call: ReadCall, record: LogRecord, filter: Filter, looked: number): Promise<void> | undefined {
  const event = filter.lets(record) ? writeRecord(call, record) : undefined;
  if (filter.checkpointEvery === undefined || looked % filter.checkpointEvery !== 0) return event;
  return write(call, checkpointAnswer(record.position));
}

/** Index of the record at the place that is asked for. Throws UnknownPosition where a place before the end is no event's. */
function startOf(log: Log, options: Options): number {
  const position = positionIn(options);
  if (position === undefined) return options.getAll()?.hasEnd() ? log.length : 0;
  const index = log.indexOf(position);
  if (index < log.length && log.at(index)?.position !== position) throw new UnknownPosition();
  return index;
}

function positionIn(options: Options): number | undefined {
  const position = options.getAll()?.getPosition();
  return position === undefined ? undefined : Number(position.getCommitPosition());
}

async function writeEach(call: ReadCall, records: readonly LogRecord[]): Promise<void> {
  for (const record of records) await writeRecord(call, record);
}

function writeRecord(call: ReadCall, record: LogRecord | undefined): Promise<void> | undefined {
  return record === undefined ? undefined : write(call, eventAnswer(record));
}

/** Waits, where it has to, until the reader takes more. */
function write(call: ReadCall, answer: Buffer): Promise<void> | undefined {
  if (isOver(call) || call.write(answer)) return undefined;
  return Promise.race([once(call, 'drain').then(() => {}), closed(call)]);
}

function isOver(call: ReadCall): boolean {
  return call.cancelled || call.destroyed || call.writableEnded;
}

const closing = new WeakMap<ReadCall, Promise<void>>();

function closed(call: ReadCall): Promise<void> {
  const known = closing.get(call);
  if (known) return known;
  const promise = new Promise<void>((resolve) => {
    for (const event of ['cancelled', 'close', 'error']) call.once(event, () => resolve());
  });
  closing.set(call, promise);
  return promise;
}
