export { asJson, asText } from './print-case.ts';
export { type CaseView, readCase } from './read-case.ts';
