export { Chance } from './chance.ts';
export { seededRandomness } from './seeded-randomness.ts';
export { type SecretOf, seededSecrets } from './subject-secrets.ts';
