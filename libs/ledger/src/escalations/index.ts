export { EscalationBook } from './escalation-book.ts';
