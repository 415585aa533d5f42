export { KeyServiceRefused, KeyServiceUnavailable } from './errors.ts';
export { openTransitWrapping, type TransitWrapping } from './open-transit-wrapping.ts';
export type { TransitSettings } from './settings.ts';
