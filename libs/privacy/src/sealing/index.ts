export { CannotOpenFact } from './errors.ts';
export type { Json } from './json.ts';
export { open } from './open.ts';
export { requestMac } from './request-mac.ts';
export { seal } from './seal.ts';
export type { EventCoordinates, SealedFact } from './sealed-fact.ts';
