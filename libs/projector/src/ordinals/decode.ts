import {
  ACCESS_EVENT_TYPES,
  CASE_FACT_TYPES,
  ESCALATION_EVENT_TYPES,
  type LedgerEvent,
  OFFICE_EVENT_TYPES,
  parseStream,
  REGISTER_EVENT_TYPES,
  STEP_TYPES,
  type StreamKind,
  SUBJECT_EVENT_TYPES,
} from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { notPlainJson } from '../documents/index.ts';

export type Decoded =
  | { readonly kind: 'event'; readonly event: LedgerEvent }
  | { readonly kind: 'undecodable'; readonly why: string };

const TYPES: Readonly<Record<StreamKind, ReadonlySet<string>>> = {
  case: new Set<string>([...STEP_TYPES, ...CASE_FACT_TYPES]),
  office: new Set<string>(OFFICE_EVENT_TYPES),
  subject: new Set<string>(SUBJECT_EVENT_TYPES),
  register: new Set<string>(REGISTER_EVENT_TYPES),
  letters: new Set<string>(REGISTER_EVENT_TYPES),
  escalation: new Set<string>(ESCALATION_EVENT_TYPES),
  access: new Set<string>(ACCESS_EVENT_TYPES),
};

/**
 * The event of one of the ledger's streams, with all of its envelope that the projector itself relies on. A type that
 * this version does not know is undecodable to it.
 */
export function decode(stored: StoredEvent): Decoded {
  const event = parse(stored.json);
  if (event === undefined) return undecodable('it is no JSON object');
  if (event.v !== 1) return undecodable(`its envelope has version ${said(event.v)}`);
  const parsed = parseStream(stored.stream);
  if (parsed === undefined || !TYPES[parsed.kind].has(event.type)) {
    return undecodable(`its type ${said(event.type)} is not known`);
  }
  if (event.stream !== stored.stream || event.revision !== stored.revision) {
    return undecodable(`it says that it stands at ${said(event.stream)}/${said(event.revision)}`);
  }
  if (typeof event.data !== 'object' || event.data === null) return undecodable('it has no data');
  if (typeof event.office !== 'string') return undecodable('it names no office');
  if (parsed.kind === 'office' && event.office !== parsed.key)
    return undecodable(`it is of the office ${event.office}`);
  if (typeof event.recordedAt !== 'string') return undecodable('it does not say when it was recorded');
  // Only an escape can stand for half a character; documents made from it could not be stored.
  if (stored.json.includes('\\u') && notPlainJson(event) !== undefined) return undecodable('it holds a lone surrogate');
  return { kind: 'event', event };
}

function parse(json: string): LedgerEvent | undefined {
  try {
    const value = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever stands there, for an object may not even have a text. */
function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const undecodable = (why: string): Decoded => ({ kind: 'undecodable', why });
