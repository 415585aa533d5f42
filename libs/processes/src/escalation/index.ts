export { Escalation } from './escalation.ts';
