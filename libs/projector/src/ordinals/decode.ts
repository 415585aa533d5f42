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

/** The event of one of the ledger's streams. A type that this version does not know is undecodable to it. */
export function decode(stored: StoredEvent): Decoded {
  const event = parse(stored.json);
  if (event === undefined) return undecodable('it is no JSON object');
  if (event.v !== 1) return undecodable(`its envelope has version ${event.v}`);
  const kind = parseStream(stored.stream)?.kind;
  if (kind === undefined || !TYPES[kind].has(event.type)) return undecodable(`its type ${event.type} is not known`);
  if (event.stream !== stored.stream || event.revision !== stored.revision) {
    return undecodable(`it says that it stands at ${event.stream}/${event.revision}`);
  }
  if (typeof event.data !== 'object' || event.data === null) return undecodable('it has no data');
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

const undecodable = (why: string): Decoded => ({ kind: 'undecodable', why });
