import {
  AGE_GROUPS,
  CHANNELS,
  CORRECTION_REASONS,
  DEVIATION_REASONS,
  DOCUMENT_KINDS,
  EXTENSION_REASONS,
  LINK_ROLES,
  MEDIA_TYPES,
  PAUSE_REASONS,
  PLACE_KINDS,
  PPKS_CATEGORIES,
  RELATIONS,
  REOPENING_REASONS,
  SEXES,
  VOID_REASONS,
  WAIVER_REASONS,
} from './codes.ts';
import {
  code,
  date,
  type Fields,
  flag,
  integer,
  listOf,
  party,
  pattern,
  personal,
  required,
  text,
  uuid,
} from './field.ts';
import { documentReference } from './step-facts.ts';

const explanation = personal(text(4000));
const documents = listOf(documentReference, 20);

/** Facts of the case's events that are no steps of a procedure. */
export const CASE_FACTS = {
  ReportReceived: {
    channel: required(code(CHANNELS)),
    reportedBy: required(party()),
    ppks: code(PPKS_CATEGORIES),
    ageGroup: code(AGE_GROUPS),
    sex: code(SEXES),
    kecamatan: pattern(/^\d{2}\.\d{2}\.\d{2}$/, '14.72.01'),
    place: code(PLACE_KINDS),
    urgent: flag(),
    persons: integer(1, 100_000),
    received: listOf(integer(1, 99), 30),
    documents,
    story: personal(text(8000)),
    foundAt: personal(text(300)),
  },
  RequirementReceived: { no: required(integer(1, 99)), documents, remarks: personal(text(2000)) },
  RequirementWaived: { no: required(integer(1, 99)), reason: required(code(WAIVER_REASONS)), explanation },
  ClockPaused: { reason: required(code(PAUSE_REASONS)), party: required(party()), documents, explanation },
  ClockResumed: { documents, explanation },
  TermExtended: { by: required(integer(1, 365)), reason: required(code(EXTENSION_REASONS)), documents, explanation },
  SubjectLinked: { subject: required(uuid()), role: required(code(LINK_ROLES)) },
  NoteAdded: { text: required(personal(text(8000))) },
  FileAttached: {
    file: required(pattern(/^[0-9a-f]{64}$/, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')),
    bytes: required(integer(1, 20 * 1024 * 1024)),
    mediaType: required(code(MEDIA_TYPES)),
    kind: required(code(DOCUMENT_KINDS)),
    fileKey: required(personal(text(64))),
    fileName: personal(text(200)),
  },
  CaseReassigned: { assignee: required(uuid()), unit: pattern(/^[a-z][a-z0-9-]{0,39}$/, 'rehsos'), explanation },
  DuplicateMarked: { of: required(uuid()), explanation },
  CaseRelated: { other: required(uuid()), relation: required(code(RELATIONS)), explanation },
  CaseReopened: { reason: required(code(REOPENING_REASONS)), explanation },
  StandardRebound: { standard: required(pattern(/^[0-9a-f]{64}$/, 'the SHA-256 of an adopted standard')), explanation },
  DocumentVoided: { document: required(uuid()), reason: required(code(VOID_REASONS)), explanation },
} as const satisfies { readonly [type: string]: Fields };

/** Why a step was recorded outside the procedure's order. */
export const DEVIATION_FACTS: Fields = { reason: required(code(DEVIATION_REASONS)), explanation };

/** Why an earlier event is corrected; the corrected fields themselves are checked against that event's own facts. */
export const CORRECTION_FACTS: Fields = { reason: required(code(CORRECTION_REASONS)), explanation };

/** Facts of the events in a subject's own stream. */
export const IDENTITY_FACTS: Fields = {
  ageGroup: code(AGE_GROUPS),
  sex: code(SEXES),
  basis: code(['identity-paper', 'family', 'own-statement', 'fingerprint', 'face-match', 'institution', 'other']),
  name: personal(text(200)),
  aliases: personal(listOf(text(200), 10)),
  nik: personal(pattern(/^\d{16}$/, '16 digits')),
  birthDate: personal(date()),
  birthPlace: personal(text(100)),
  address: personal(text(300)),
  telephone: personal(text(40)),
  description: personal(text(4000)),
  relationToClient: code([
    'parent',
    'child',
    'spouse',
    'sibling',
    'other-kin',
    'neighbour',
    'officer',
    'institution',
    'none',
  ]),
};

export const MERGE_FACTS: Fields = {
  into: required(uuid()),
  basis: required(code(['same-nik', 'same-person-recognised', 'double-entry'])),
  explanation,
};
