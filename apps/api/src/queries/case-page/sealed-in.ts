import type { Json } from '@jejak/domain';
import type { SealedAt, TimelineEntry } from '@jejak/projections';
import type { Opener } from '../personal/index.ts';

/** Opens a file, and is of use to nobody but who sends its bytes: never shown. */
const KEYS: ReadonlySet<string> = new Set(['fileKey']);

/** Personal facts of all events of a case, with what it takes to open them. */
export function sealedIn(timeline: readonly TimelineEntry[]): readonly SealedAt[] {
  return timeline.flatMap(shownOf);
}

/** An entry as the page shows it: its personal facts by name instead of ciphertext. */
export function shownEntry(entry: TimelineEntry, opener: Opener) {
  const personal: readonly (readonly [string, Json])[] = shownOf(entry).map((sealed) => [
    sealed.fact.name,
    opener(sealed),
  ]);
  const { sealed: _, ...rest } = entry;
  return { ...rest, personal: Object.fromEntries(personal) };
}

/** Everything that is sealed in an event, with what it takes to open it. */
export function sealedOf({ stream, revision, eventId: id, type, sealed }: TimelineEntry): readonly SealedAt[] {
  return sealed.map((fact) => ({ fact, at: { stream, revision, id, type } }));
}

function shownOf(entry: TimelineEntry): readonly SealedAt[] {
  return sealedOf(entry).filter(({ fact }) => !KEYS.has(fact.name));
}
