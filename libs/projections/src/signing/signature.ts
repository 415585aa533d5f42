import type { Letter, MandateKind, OfficeState, Performer } from '@jejak/domain';
import { inWhoseName, mandateOf } from './in-whose-name.ts';

/** Who signed and in whose name, as it stood when it was recorded; printable years later. */
export interface Signature {
  readonly performedBy: Performer;
  /** Name and number of the officer, in the clear: official facts. Null where only the position is known. */
  readonly signer: { readonly name: string; readonly nip: string | null } | null;
  readonly inWhoseName: string;
  /** The letter that the mandate rests on; null where the own position was enough. */
  readonly mandate: { readonly id: string; readonly kind: MandateKind; readonly letter: Letter } | null;
}

export function signatureOf(performedBy: Performer, office: OfficeState): Signature {
  const user = 'user' in performedBy ? performedBy.user : undefined;
  const officer = office.officers.find((candidate) => candidate.user === user);
  const mandate = mandateOf(performedBy, office);
  return {
    performedBy,
    signer: officer ? { name: officer.name, nip: officer.nip } : null,
    inWhoseName: inWhoseName(performedBy, office),
    mandate: mandate ? { id: mandate.id, kind: mandate.kind, letter: mandate.letter } : null,
  };
}
