export { csrfToken, isSameToken } from './csrf.ts';
export type { ActiveSession, Session, SessionStore } from './session.ts';
export { IDLE_SECONDS, type OpenedSession, SESSION_SECONDS, Sessions } from './sessions.ts';
