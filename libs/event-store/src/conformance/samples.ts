import { randomUUID } from 'node:crypto';
import type { AppendResult, EventStore, NewEvent } from '../port.ts';

export function someEvent(overrides: Partial<NewEvent> = {}): NewEvent {
  return { id: randomUUID(), type: 'StepRecorded', json: '{"data":{"step":"verified"},"v":1}', ...overrides };
}

export function someEvents(count: number, json?: string): NewEvent[] {
  return Array.from({ length: count }, () => someEvent(json === undefined ? {} : { json }));
}

/** Canonical JSON of exactly this many bytes. */
export function jsonOfBytes(bytes: number): string {
  return `{"text":"${'x'.repeat(bytes - '{"text":""}'.length)}"}`;
}

/** A stream that nobody else has. */
export function freshStream(prefix = 'case'): string {
  return `${prefix}-${randomUUID()}`;
}

/** A prefix that nobody else's streams have. */
export function freshPrefix(): string {
  return `p${randomUUID().slice(0, 8)}-`;
}

/** Appends to a new stream. */
export function begin(store: EventStore, stream: string, count = 1): Promise<AppendResult> {
  return store.append(stream, 'noStream', someEvents(count));
}

/** A position after everything stored so far: that of an event appended for it. */
export async function here(store: EventStore): Promise<string> {
  return (await begin(store, freshStream('marker'))).position;
}
