import { isUtf8 } from 'node:buffer';
import type { Position, StoredEvent } from '../port.ts';
import { formatPosition } from './position.ts';
import type { FieldReader } from './protobuf/index.ts';
import { readUuid } from './uuid.ts';

/** An event as the server sends it. */
export interface RecordedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
  readonly contentType: string;
  /** Part of the bytes of the whole answer. */
  readonly data: Buffer;
}

/** True if the text is the canonical JSON of what it says. */
export type IsCanonical = (json: string) => boolean;

/** An event as it stands on the server. */
export interface Recorded {
  readonly event: StoredEvent;
  /** Why it cannot be one of ours; null where its form is proved. */
  readonly flaw: string | null;
}

// Fields of RecordedEvent and of the messages in it.
const RECORD = { id: 1, stream: 2, revision: 3, prepare: 4, commit: 5, metadata: 6, data: 8 };
const STREAM_NAME = 3;
const ENTRY = { key: 1, value: 2 };

const NO_DATA = Buffer.alloc(0);
const JSON_CONTENT = 'application/json';

/** Streams that the server keeps for itself. */
export function isSystemStream(stream: string): boolean {
  return stream.startsWith('$');
}

export function readRecordedEvent(record: FieldReader): RecordedEvent {
  let [id, stream, type, contentType] = ['', '', '', ''];
  let [commit, prepare] = ['0', '0'];
  let revision = 0;
  let data: Buffer = NO_DATA;
  const readEntry = (entry: FieldReader): void => {
    let key = '';
    for (let field = entry.next(); field !== 0; field = entry.next()) {
      if (field === ENTRY.key) key = entry.text();
      else if (field === ENTRY.value && key === 'type') type = entry.text();
      else if (field === ENTRY.value && key === 'content-type') contentType = entry.text();
    }
  };
  for (let field = record.next(); field !== 0; field = record.next()) {
    switch (field) {
      case RECORD.id:
        id = readUuid(record.message());
        break;
      case RECORD.stream:
        stream = readStreamName(record.message());
        break;
      case RECORD.revision:
        revision = record.number();
        break;
      case RECORD.prepare:
        prepare = record.digits();
        break;
      case RECORD.commit:
        commit = record.digits();
        break;
      case RECORD.metadata:
        readEntry(record.message());
        break;
      case RECORD.data:
        data = record.bytes();
        break;
    }
  }
  return { id, stream, revision, position: formatPosition({ commit, prepare }), type, contentType, data };
}

function readStreamName(identifier: FieldReader): string {
  for (let field = identifier.next(); field !== 0; field = identifier.next()) {
    if (field === STREAM_NAME) return identifier.text();
  }
  return '';
}

/** Takes the bytes as they are stored and proves their form; what has none is handed on as text, with its flaw. */
export function recordedEvent(record: RecordedEvent, isCanonical: IsCanonical): Recorded {
  const { id, stream, revision, position, type, contentType, data } = record;
  const isJson = contentType === JSON_CONTENT;
  const json = isJson ? data.toString('utf8') : JSON.stringify(data.toString('base64'));
  const flaw = isJson ? flawOf(data, json, isCanonical) : 'it is no JSON but bytes';
  return { event: { id, type, json, stream, revision, position }, flaw };
}

function flawOf(bytes: Buffer, json: string, isCanonical: IsCanonical): string | null {
  if (!isUtf8(bytes)) return 'it is not UTF-8';
  return isCanonical(json) ? null : 'it is not canonical JSON';
}
