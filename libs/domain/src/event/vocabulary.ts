/** Positions in an office, as the procedures name them. */
export const ROLES = [
  'front-desk',
  'case-worker',
  'data-operator',
  'back-office',
  'section-head',
  'division-head',
  'supervisor',
  'manager',
  'head',
  'secretariat',
  'shelter-officer',
  'counsellor',
] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may do across cases; no position in the office. */
export const GRANTS = ['administrator', 'auditor', 'inspector', 'privacy-officer'] as const;
export type Grant = (typeof GRANTS)[number];

/** Bodies and persons outside the office that a step may be decided by. */
export const PARTIES = [
  'applicant',
  'reporter',
  'family',
  'ward-office',
  'community-assessor',
  'police',
  'hospital',
  'mental-hospital',
  'health-office',
  'care-institution',
  'elderly-home',
  'bank',
  'ministry',
  'provincial-office',
  'migrant-worker-service',
  'receiving-office',
  'other-agency',
] as const;
export type Party = (typeof PARTIES)[number];

/** Types of the events that a procedure's steps, parallel facts and exits leave behind. */
export const STEP_TYPES = [
  'FileChecked',
  'FileReturned',
  'FileCompleted',
  'DataEntered',
  'RegistryChecked',
  'CaseAssessed',
  'ReassessmentOrdered',
  'CaseVerified',
  'AssessmentMinuted',
  'FamilyTraced',
  'SelectionDecided',
  'CaseAssigned',
  'FieldVisitOrdered',
  'FieldVisitReported',
  'EscortMade',
  'DraftPrepared',
  'DraftInitialled',
  'DraftReturned',
  'ApprovalDecided',
  'DocumentSigned',
  'ReferralPlanned',
  'ForwardedToParty',
  'PartyConsulted',
  'PartyDecided',
  'PartyReturned',
  'PartyDocumentReceived',
  'ClientSheltered',
  'ClientDeparted',
  'TravelArranged',
  'ClientSent',
  'ClientReturnedToFamily',
  'AidDelivered',
  'DocumentDelivered',
  'InformationGiven',
  'FollowUpRecorded',
  'AnswerGiven',
  'AnswerDisputed',
  'FinalReportRecorded',
  'CaseReferred',
  'CaseWithdrawn',
  'CaseLapsed',
  'ClientLeft',
  'ClientDied',
  'CaseClosed',
] as const;
export type StepType = (typeof STEP_TYPES)[number];
