import { randomUUID } from 'node:crypto';
import {
  type AllStreamRecordedEvent,
  type AppendExpectedRevision,
  type AppendResult,
  type EventStoreDBClient,
  jsonEvent,
} from '@eventstore/db-client';

export type Proposed = ReturnType<typeof someEvent>;

export function freshStream(prefix = 'case'): string {
  return `${prefix}-${randomUUID()}`;
}

export function someEvent(data: Record<string, unknown> = { note: 'x' }, id = randomUUID() as string) {
  return jsonEvent({ type: 'Noted', id, data });
}

export function textOf(bytes: number): Record<string, unknown> {
  return { text: 'x'.repeat(bytes) };
}

/** What an append came to, in words. */
export async function outcome(append: Promise<AppendResult>): Promise<string> {
  try {
    const { success, nextExpectedRevision } = await append;
    return `${success ? 'success' : 'failure'}, revision ${nextExpectedRevision}`;
  } catch (error) {
    return failure(error);
  }
}

/** What was thrown: its class, and what matters of it. */
export function failure(error: unknown): string {
  const { message } = error as Error;
  const { name } = (error as Error).constructor;
  const actual = Reflect.get(error as object, 'actualVersion');
  if (actual !== undefined) return `${name}, actual ${actual}`;
  return name === 'UnknownError' && message.startsWith('Could not') ? `UnknownError: ${message}` : name;
}

export function append(
  client: EventStoreDBClient,
  stream: string,
  events: Proposed | Proposed[],
  expectedRevision: AppendExpectedRevision = 'no_stream',
): Promise<AppendResult> {
  return client.appendToStream(stream, events, { expectedRevision });
}

export async function countIn(client: EventStoreDBClient, stream: string): Promise<number> {
  let count = 0;
  for await (const _ of client.readStream(stream)) count += 1;
  return count;
}

export async function positionsIn(client: EventStoreDBClient, stream: string): Promise<bigint[]> {
  const positions: bigint[] = [];
  for await (const { event } of client.readStream(stream)) if (event?.position) positions.push(event.position.commit);
  return positions;
}

/** The first events of all streams from a position on. */
export async function allFrom(client: EventStoreDBClient, commit: bigint, maxCount: number) {
  const found: AllStreamRecordedEvent[] = [];
  const fromPosition = { commit, prepare: commit };
  for await (const { event } of client.readAll({ fromPosition, maxCount })) if (event) found.push(event);
  return found;
}
