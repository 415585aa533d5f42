import type { MediaType } from '@jejak/privacy';
import type { SealedAt, TimelineEntry } from '@jejak/projections';
import { sealedOf } from '../case-page/index.ts';

/** A file as the ledger names it; what opens it and what it was called are sealed. */
export interface AttachedFile {
  /** SHA-256 of the ciphertext, hex. */
  readonly hash: string;
  readonly mediaType: MediaType;
  readonly kind: string;
  readonly key: SealedAt;
  /** As it was last corrected; undefined where it came without a name. */
  readonly name: SealedAt | undefined;
}

/** The file that an event of the case attached; undefined where that event attached none. */
export function attachedBy(timeline: readonly TimelineEntry[], eventId: string): AttachedFile | undefined {
  const entry = timeline.find((one) => one.eventId === eventId && one.type === 'FileAttached');
  const key = entry && factOf(entry, 'fileKey');
  if (!entry || !key) return undefined;
  const { file, mediaType, kind } = entry.facts;
  const renamed = entry.corrections.findLast(({ personalFields }) => personalFields.includes('fileName'));
  const names = renamed ? timeline.find((one) => one.eventId === renamed.eventId) : entry;
  return {
    hash: String(file),
    // Nothing else is taken in, see MEDIA_TYPES.
    mediaType: mediaType as MediaType,
    kind: String(kind),
    key,
    name: names && factOf(names, 'fileName'),
  };
}

function factOf(entry: TimelineEntry, name: string): SealedAt | undefined {
  return sealedOf(entry).find(({ fact }) => fact.name === name);
}
