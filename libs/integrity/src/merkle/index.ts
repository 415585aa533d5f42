export { type ConsistencyProof, verifyConsistency } from './consistency.ts';
export { type InclusionProof, verifyInclusion } from './inclusion.ts';
