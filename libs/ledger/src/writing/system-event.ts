import { type DecidedEvent, type Instant, officeSubject } from '@jejak/domain';
import { canonicalize } from '@jejak/integrity';
import { requestMac, type SubjectKeys } from '@jejak/privacy';

/** MAC of what the system records by itself: under the office's key, over an empty body. */
export async function systemMac(keys: SubjectKeys, office: string): Promise<string> {
  return requestMac(await keys.ensure(officeSubject(office), office), canonicalize({}));
}

/** An event that no person decided; it says nothing personal. */
export function systemEvent(system: string, type: string, data: object, occurredAt: Instant): DecidedEvent {
  // No position is judged, so no revision of the office is named.
  const recordedBy = { system, officeRevision: -1 };
  return { type, occurredAt, performedBy: { system }, recordedBy, data, personal: [] };
}
