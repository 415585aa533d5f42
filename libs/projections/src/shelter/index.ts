export type { ShelterRow, ShelterStay } from './row.ts';
export { shelter } from './shelter.ts';
