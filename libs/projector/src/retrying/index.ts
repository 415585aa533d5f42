export { retryParked } from './retry-parked.ts';
export { RebuildNeeded } from './retry-stream.ts';
