export { openReadStoreSource, type ReadStoreSource } from './source.ts';
