import type { Json } from '@jejak/domain';
import type { CaseFile, SealedAt, TimelineEntry } from '@jejak/projections';
import type { Opener } from '../personal/index.ts';

/** Personal facts of all events of a case, with what it takes to open them. */
export function sealedIn({ timeline }: Pick<CaseFile, 'timeline'>): readonly SealedAt[] {
  return timeline.flatMap(sealedOf);
}

/** An entry as the page shows it: its personal facts by name instead of ciphertext. */
export function shownEntry(entry: TimelineEntry, opener: Opener) {
  const personal: readonly (readonly [string, Json])[] = sealedOf(entry).map((sealed) => [
    sealed.fact.name,
    opener(sealed),
  ]);
  const { sealed: _, ...rest } = entry;
  return { ...rest, personal: Object.fromEntries(personal) };
}

function sealedOf({ stream, revision, eventId: id, type, sealed }: TimelineEntry): readonly SealedAt[] {
  return sealed.map((fact) => ({ fact, at: { stream, revision, id, type } }));
}
