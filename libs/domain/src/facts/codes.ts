/** Age groups as the evaluation reports them. */
export const AGE_GROUPS = ['infant', 'child', 'adult', 'elderly', 'unknown'] as const;
export const SEXES = ['female', 'male', 'unknown'] as const;

/** Kinds of persons in need of social services (Permensos 8/2012, annex), as far as these services meet them. */
export const PPKS_CATEGORIES = [
  'neglected-toddler',
  'neglected-child',
  'child-in-conflict-with-law',
  'child-needing-special-protection',
  'street-child',
  'school-dropout',
  'child-with-disability',
  'neglected-elderly',
  'person-with-physical-disability',
  'person-with-mental-disability',
  'beggar',
  'vagrant',
  'stranded-person',
  'trafficking-victim',
  'victim-of-violence',
  'troubled-migrant-worker',
  'natural-disaster-victim',
  'social-disaster-victim',
  'poor-household',
  'other',
] as const;

export const PLACE_KINDS = [
  'home',
  'street',
  'market',
  'terminal-or-port',
  'place-of-worship',
  'school',
  'hospital',
  'police-station',
  'shelter',
  'care-institution',
  'office',
  'other',
] as const;

export const DOCUMENT_KINDS = [
  'letter',
  'recommendation-letter',
  'task-order',
  'decree',
  'minutes',
  'handover-minutes',
  'goods-receipt',
  'assessment-report',
  'case-report',
  'police-letter',
  'health-certificate',
  'identity-paper',
  'photo',
  'scan',
  'form',
  'ticket',
  'other',
] as const;

export const CHANNELS = [
  'counter',
  'telephone',
  'letter',
  'web',
  'sp4n-lapor',
  'social-media',
  'visit',
  'handed-over',
  'other',
] as const;

export const PAUSE_REASONS = [
  'file-incomplete',
  'third-party',
  'client-unavailable',
  'force-majeure',
  'other',
] as const;
export const WAIVER_REASONS = ['no-papers', 'not-applicable', 'emergency', 'obtained-otherwise', 'other'] as const;
export const EXTENSION_REASONS = ['decree', 'complex-case', 'third-party', 'force-majeure', 'other'] as const;
export const CORRECTION_REASONS = ['typing-error', 'wrong-case', 'wrong-date', 'late-information', 'other'] as const;
export const DEVIATION_REASONS = [
  'emergency',
  'already-done',
  'no-paper-yet',
  'step-not-needed',
  'order-of-superior',
  'other',
] as const;
export const REOPENING_REASONS = ['closed-by-mistake', 'new-facts', 'client-returned', 'objection', 'other'] as const;
export const VOID_REASONS = ['wrong-content', 'wrong-person', 'not-used', 'superseded', 'other'] as const;
export const LINK_ROLES = ['client', 'reporter', 'family', 'guardian', 'witness', 'beneficiary'] as const;
export const RELATIONS = ['same-client', 'same-event', 'follow-up', 'complaint-about', 'family', 'other'] as const;
export const RETURN_REASONS = ['papers-missing', 'papers-wrong', 'form-incomplete', 'content-wrong', 'other'] as const;
export const REFUSAL_REASONS = [
  'not-eligible',
  'no-capacity',
  'no-budget',
  'not-proven',
  'outside-competence',
  'other',
] as const;
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export const NEEDS = [
  'shelter',
  'food',
  'clothing',
  'health-care',
  'identity-papers',
  'counselling',
  'legal-aid',
  'education',
  'transport',
  'family-tracing',
  'assistive-device',
  'social-assistance',
] as const;
