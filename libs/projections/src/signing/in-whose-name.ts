import {
  GRANT_LABELS,
  isSamePosition,
  type Mandate,
  type OfficeState,
  PARTY_LABELS,
  type Performer,
  type Position,
} from '@jejak/domain';
import { positionInWords } from './position-in-words.ts';

/**
 * In whose name something was signed, as a letter prints it in Indonesian: `a.n. Kepala Dinas, Kepala Bidang …`
 * (atas nama), `… u.b. …` (untuk beliau), `Plt. …` and `Plh. …` (acting), or the own position.
 */
export function inWhoseName(performer: Performer, office: OfficeState): string {
  if ('party' in performer) return PARTY_LABELS[performer.party].id;
  if ('system' in performer) return performer.system;
  if ('grant' in performer) return GRANT_LABELS[performer.grant].id;
  const mandate = mandateOf(performer, office);
  return mandate ? byMandate(mandate, performer.position, office) : positionInWords(performer.position, office);
}

/** The mandate that an act rests on; undefined where it rests on the own position. */
export function mandateOf(performer: Performer, office: OfficeState): Mandate | undefined {
  if (!('position' in performer) || performer.mandate === undefined) return undefined;
  const mandate = office.mandates.find(({ id }) => id === performer.mandate);
  if (!mandate) throw new Error(`office ${office.code} has no mandate ${performer.mandate}`);
  return mandate;
}

function byMandate({ kind, of }: Mandate, own: Position, office: OfficeState): string {
  const lender = positionInWords(of, office);
  const signer = isSamePosition(of, own) ? null : positionInWords(own, office);
  switch (kind) {
    case 'Plt.':
    case 'Plh.':
      return `${kind} ${lender}`;
    case 'a.n.':
      return signer === null ? `a.n. ${lender}` : `a.n. ${lender}, ${signer}`;
    case 'u.b.': {
      const named = of.role === 'head' ? `a.n. ${lender}` : lender;
      return signer === null ? named : `${named}, u.b. ${signer}`;
    }
  }
}
