import { parseStream } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';

/** What has changed in one office: names of things and how far they are, never what was said about anybody. */
export interface OfficeChanges {
  /** Cases whose documents changed, with the last revision of their stream; null where only another stream moved. */
  readonly cases: ReadonlyMap<string, number | null>;
  /** People of whom something was learned. */
  readonly subjects: ReadonlySet<string>;
  /** True where the office itself changed: its people, standards, calendar. */
  readonly office: boolean;
}

export type Changes = ReadonlyMap<string, OfficeChanges>;

const NOTHING: OfficeChanges = { cases: new Map(), subjects: new Set(), office: false };

/** What these events change, office by office. */
export function changesIn(events: readonly StoredEvent[]): Changes {
  return events.reduce<Changes>((changes, stored) => mergeChanges(changes, changeOf(stored)), new Map());
}

export function mergeChanges(before: Changes, after: Changes): Changes {
  const merged = new Map(before);
  for (const [office, changes] of after) merged.set(office, mergeOffice(merged.get(office) ?? NOTHING, changes));
  return merged;
}

function mergeOffice(before: OfficeChanges, after: OfficeChanges): OfficeChanges {
  const cases = new Map(before.cases);
  for (const [id, revision] of after.cases) cases.set(id, revision ?? cases.get(id) ?? null);
  return { cases, subjects: before.subjects.union(after.subjects), office: before.office || after.office };
}

function changeOf({ stream, revision, json }: StoredEvent): Changes {
  const named = parseStream(stream);
  const { office, data } = publicPart(json);
  if (!named || office === undefined) return new Map();
  switch (named.kind) {
    case 'case':
      return new Map([[office, { ...NOTHING, cases: new Map([[named.key, revision]]) }]]);
    case 'register':
    case 'letters':
      return typeof data.case === 'string'
        ? new Map([[office, { ...NOTHING, cases: new Map([[data.case, null]]) }]])
        : new Map();
    case 'subject':
      return new Map([[office, { ...NOTHING, subjects: new Set([named.key]) }]]);
    case 'office':
      return new Map([[office, { ...NOTHING, office: true }]]);
    default:
      return new Map();
  }
}

interface PublicPart {
  readonly office?: string;
  readonly data: { readonly case?: unknown };
}

function publicPart(json: string): PublicPart {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return { data: {} };
  const data = 'data' in value && typeof value.data === 'object' && value.data !== null ? value.data : {};
  return 'office' in value && typeof value.office === 'string' ? { office: value.office, data } : { data };
}
