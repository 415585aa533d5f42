export { standardOf } from './catalogue.ts';
export { envelopeOf } from './envelope.ts';
export { calendar, changeOffice, contextOf, FOUNDED_AT, grantTo, people, testOffice } from './office.ts';
export { Story } from './story.ts';
