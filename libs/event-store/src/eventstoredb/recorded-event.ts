import { isUtf8 } from 'node:buffer';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '../port.ts';
import { formatPosition, type LogPosition } from './position.ts';
import { uuidText } from './wire.ts';

export type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

/** True if the text is the canonical JSON of what it says. */
export type IsCanonical = (json: string) => boolean;

/** An event as it stands on the server. */
export interface Recorded {
  readonly event: StoredEvent;
  /** Why it cannot be one of ours; null where its form is proved. */
  readonly flaw: string | null;
}

const JSON_CONTENT = 'application/json';

/** Streams that the server keeps for itself. */
export function isSystemStream(stream: string): boolean {
  return stream.startsWith('$');
}

/** Takes the bytes as they are stored and proves their form; what has none is handed on as text, with its flaw. */
export function recordedEvent(record: RecordedEvent, isCanonical: IsCanonical): Recorded {
  const bytes = asBuffer(record.getData_asU8());
  const metadata = record.getMetadataMap();
  const flaw = metadata.get('content-type') === JSON_CONTENT ? null : 'it is no JSON but bytes';
  const json = flaw === null ? bytes.toString('utf8') : JSON.stringify(bytes.toString('base64'));
  return {
    event: { ...identityOf(record), type: metadata.get('type') ?? '', json },
    flaw: flaw ?? flawOf(bytes, json, isCanonical),
  };
}

export function streamOf(record: RecordedEvent): string {
  return asBuffer(record.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8');
}

export function positionOf(record: RecordedEvent): LogPosition {
  return { commit: record.getCommitPosition(), prepare: record.getPreparePosition() };
}

function identityOf(record: RecordedEvent) {
  return {
    id: uuidText(record.getId()) ?? '',
    stream: streamOf(record),
    revision: Number(record.getStreamRevision()),
    position: formatPosition(positionOf(record)),
  };
}

function flawOf(bytes: Buffer, json: string, isCanonical: IsCanonical): string | null {
  if (!isUtf8(bytes)) return 'it is not UTF-8';
  return isCanonical(json) ? null : 'it is not canonical JSON';
}

/** The same bytes, not a copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
