export { newId, newSecret, secretHash } from './ids.ts';
