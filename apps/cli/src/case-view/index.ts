export { type CaseNumber, parseCaseNumber } from './case-number.ts';
export { asJson, asText } from './print-case.ts';
export { type CaseView, readCase } from './read-case.ts';
