import type { StepType } from '../event/index.ts';
import { DOCUMENT_KINDS, NEEDS, PLACE_KINDS, REFUSAL_REASONS, RETURN_REASONS } from './codes.ts';
import {
  code,
  date,
  type Field,
  type Fields,
  flag,
  instant,
  integer,
  listOf,
  object,
  pattern,
  personal,
  text,
  uuid,
} from './field.ts';

/** A document by its reference: what it is, its number and date as printed, the hash of its scan. */
export const documentReference: Field = object({
  kind: code(DOCUMENT_KINDS),
  number: pattern(/^[0-9A-Za-z][0-9A-Za-z ./()-]{0,79}$/, '460/123/DINSOS/2026'),
  date: date(),
  file: pattern(/^[0-9a-f]{64}$/, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
});

/** A person of one side of a handover: sealed under the client's key. */
const contactPerson: Field = personal(object({ name: text(120), post: text(120), telephone: text(40) }));
const remarks: Field = personal(text(4000));
const documents: Field = listOf(documentReference, 20);
const place: Field = code(PLACE_KINDS);
const kecamatan: Field = pattern(/^\d{2}\.\d{2}\.\d{2}$/, '14.72.01');

/** Facts that every step may carry. */
const common: Fields = { documents, remarks };

const returned: Fields = {
  ...common,
  reason: code(RETURN_REASONS),
  missing: listOf(integer(1, 99), 30),
  until: date(),
};
const handover: Fields = {
  ...common,
  place,
  kecamatan,
  handedOverBy: contactPerson,
  receivedBy: contactPerson,
  destinationAddress: personal(text(300)),
};
const visit: Fields = { ...common, place, kecamatan, address: personal(text(300)), findings: personal(text(8000)) };
const decision: Fields = { ...common, reason: code(REFUSAL_REASONS), explanation: personal(text(4000)) };

/** What each step's event may say besides its step, party and outcome; the schema tells public from personal. */
export const STEP_FACTS: { readonly [type in StepType]: Fields } = {
  FileChecked: { ...common, complete: flag() },
  FileReturned: returned,
  FileCompleted: { ...common, received: listOf(integer(1, 99), 30) },
  DataEntered: {
    ...common,
    system: code(['siks-ng', 'sitanjakmas', 'sp4n-lapor', 'agenda-book', 'other']),
    reference: pattern(/^[0-9A-Za-z][0-9A-Za-z./-]{0,59}$/, 'SKS-2026-1182'),
  },
  RegistryChecked: { ...common, registry: code(['dtsen', 'dtks', 'pkh', 'bpnt', 'dukcapil', 'other']) },
  CaseAssessed: { ...common, needs: listOf(code(NEEDS), 12), urgent: flag(), findings: personal(text(8000)) },
  ReassessmentOrdered: { ...common, reason: code(['status-changed', 'incomplete', 'outdated', 'other']) },
  CaseVerified: visit,
  AssessmentMinuted: common,
  FamilyTraced: { ...common, familyContact: contactPerson },
  SelectionDecided: decision,
  CaseAssigned: { ...common, assignee: uuid(), instruction: personal(text(2000)) },
  FieldVisitOrdered: { ...common, assignees: listOf(uuid(), 12), visitOn: date(), destination: place },
  FieldVisitReported: { ...visit, households: integer(0, 100_000), persons: integer(0, 1_000_000) },
  EscortMade: { ...common, destination: place, escort: contactPerson },
  DraftPrepared: { ...common, kind: code(DOCUMENT_KINDS) },
  DraftInitialled: common,
  DraftReturned: { ...common, reason: code(RETURN_REASONS) },
  ApprovalDecided: decision,
  DocumentSigned: { ...common, signedOnPaper: flag() },
  ReferralPlanned: { ...common, destination: place },
  ForwardedToParty: common,
  PartyConsulted: common,
  PartyDecided: { ...decision, contact: contactPerson },
  PartyReturned: returned,
  PartyDocumentReceived: common,
  ClientSheltered: {
    ...common,
    condition: code(['well', 'ill', 'injured', 'distressed', 'unknown']),
    belongings: personal(text(2000)),
  },
  ClientDeparted: { ...common, reason: code(['handed-over', 'moved', 'term-ended', 'other']) },
  TravelArranged: {
    ...common,
    mode: code(['bus', 'train', 'ship', 'aircraft', 'office-car', 'other']),
    travelOn: date(),
  },
  ClientSent: handover,
  ClientReturnedToFamily: {
    ...handover,
    relationship: code(['parent', 'child', 'spouse', 'sibling', 'other-kin', 'guardian']),
  },
  AidDelivered: {
    ...handover,
    aid: code(['food', 'clothing', 'tent', 'public-kitchen', 'assistive-device', 'money', 'card', 'other']),
    quantity: integer(1, 1_000_000),
    rupiah: integer(0, 1_000_000_000_000),
  },
  DocumentDelivered: { ...common, receivedBy: contactPerson },
  InformationGiven: { ...common, advice: personal(text(4000)) },
  FollowUpRecorded: { ...common, actionTaken: personal(text(4000)) },
  AnswerGiven: { ...common, answer: personal(text(8000)) },
  AnswerDisputed: { ...common, objection: personal(text(8000)) },
  FinalReportRecorded: { ...common, condition: code(['well', 'ill', 'moved', 'unknown']) },
  CaseReferred: { ...common, agency: personal(text(200)) },
  CaseWithdrawn: { ...common, reason: code(['solved', 'moved', 'refused-help', 'other']) },
  CaseLapsed: common,
  ClientLeft: { ...common, lastSeenAt: instant() },
  ClientDied: { ...common, diedAt: instant(), place },
  CaseClosed: common,
};
