export { type Randomness, systemRandomness } from './randomness.ts';
