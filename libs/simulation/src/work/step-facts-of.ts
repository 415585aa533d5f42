import type { JsonObject, StepType } from '@jejak/domain';
import type { Chance } from '../seed/index.ts';

const PLACES = ['home', 'market', 'terminal-or-port', 'hospital', 'shelter', 'care-institution'] as const;
const OFFICERS = ['Sdr. Anwar', 'Sdri. Melati', 'Bpk. Suparman', 'Ibu Ningsih'] as const;
const POSTS = ['petugas penerima', 'kepala panti', 'keluarga', 'petugas lapangan'] as const;

type Say = (chance: Chance) => JsonObject;

const contact = (chance: Chance): JsonObject => ({
  name: chance.pick(OFFICERS),
  post: chance.pick(POSTS),
  telephone: `0812${chance.between(10_000_000, 99_999_999)}`,
});
const handover: Say = (chance) => ({
  place: chance.pick(PLACES),
  handedOverBy: contact(chance),
  receivedBy: contact(chance),
});
const returned: Say = (chance) => ({ reason: chance.pick(['papers-missing', 'form-incomplete', 'content-wrong']) });
const declined: Say = (chance) => ({ reason: chance.pick(['not-eligible', 'not-proven', 'no-capacity']) });

/** What somebody would write down at a step, by the type of its event. */
const SAID: { readonly [type in StepType]?: Say } = {
  FileChecked: () => ({ complete: true }),
  FileReturned: returned,
  DraftReturned: returned,
  PartyReturned: returned,
  DataEntered: (chance) => ({ system: 'agenda-book', reference: `AG-${chance.between(1000, 9999)}` }),
  RegistryChecked: (chance) => ({ registry: chance.pick(['dtsen', 'dtks', 'pkh', 'dukcapil']) }),
  CaseAssessed: (chance) => ({
    urgent: chance.happens(0.2),
    needs: [chance.pick(['shelter', 'health-care', 'identity-papers', 'family-tracing'])],
    findings: chance.pick(['Kondisi fisik baik, perlu pendampingan.', 'Perlu rujukan ke puskesmas.']),
  }),
  CaseVerified: (chance) => ({ place: chance.pick(PLACES), findings: 'Sesuai dengan keterangan pelapor.' }),
  FamilyTraced: (chance) => ({ familyContact: contact(chance) }),
  FieldVisitReported: (chance) => ({ place: chance.pick(PLACES), persons: chance.between(1, 6) }),
  DocumentSigned: () => ({ signedOnPaper: true }),
  ClientSheltered: (chance) => ({ condition: chance.pick(['well', 'ill', 'distressed']) }),
  TravelArranged: (chance) => ({ mode: chance.pick(['bus', 'ship', 'aircraft']) }),
  ClientSent: handover,
  ClientReturnedToFamily: (chance) => ({
    ...handover(chance),
    relationship: chance.pick(['parent', 'child', 'sibling']),
  }),
  AidDelivered: (chance) => ({
    ...handover(chance),
    aid: chance.pick(['food', 'clothing', 'assistive-device']),
    quantity: chance.between(1, 8),
  }),
  DocumentDelivered: (chance) => ({ receivedBy: contact(chance) }),
  FollowUpRecorded: () => ({ actionTaken: 'Petugas menemui pelapor dan pihak terkait.' }),
  AnswerGiven: () => ({ answer: 'Pengaduan telah ditindaklanjuti; hasilnya disampaikan kepada pelapor.' }),
  CaseWithdrawn: () => ({ reason: 'solved' }),
  ClientDied: (chance) => ({ place: chance.pick(PLACES) }),
};

/** Refusals carry a reason; approvals of the same type do not. */
export function stepFactsOf(type: StepType, outcome: string | undefined, chance: Chance): JsonObject {
  if (outcome === 'refused' || outcome === 'rejected') return declined(chance);
  return SAID[type]?.(chance) ?? {};
}
