import { canonicalize } from '@jejak/integrity';
import type { EventCoordinates } from './sealed-fact.ts';

export function associatedData(
  { stream, revision, id, type }: EventCoordinates,
  subject: string,
  name: string,
): Buffer {
  return Buffer.from(canonicalize({ stream, revision, id, type, subject, name }));
}
