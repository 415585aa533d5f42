export type {
  DecidedEvent,
  EventEnvelope,
  Instant,
  Json,
  JsonObject,
  LocalDate,
  Performer,
  PersonalFact,
  Position,
  Recorder,
  SealedFact,
} from './envelope.ts';
export { GRANTS, type Grant, PARTIES, type Party, ROLES, type Role, STEP_TYPES, type StepType } from './vocabulary.ts';
