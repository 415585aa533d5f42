export { inWhoseName } from './in-whose-name.ts';
export { positionInWords } from './position-in-words.ts';
export { type Signature, signatureOf } from './signature.ts';
