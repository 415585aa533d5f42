export { absorb } from './absorb.ts';
export { decideSubject, type SubjectCommand } from './decide.ts';
export {
  IDENTITIES,
  type Identity,
  SUBJECT_EVENT_TYPES,
  type SubjectEvent,
  type SubjectEventData,
  type SubjectEventType,
} from './events.ts';
export { checkNik, type NikCheck } from './nik.ts';
export { evolveSubject, newSubject, type SubjectState } from './state.ts';
