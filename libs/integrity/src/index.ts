export { canonicalize, NotCanonical } from './canonical.ts';
export { type ChainFault, type ChainLink, verifyChain } from './chain.ts';
export { leafHash, sha256Hex } from './hash.ts';
export { isCanonical } from './is-canonical.ts';
export {
  LedgerCheck,
  type LedgerFault,
  type LedgerLink,
  type LedgerReport,
  MOST_FAULTS,
} from './ledger-check.ts';
export { type ConsistencyProof, type InclusionProof, verifyConsistency, verifyInclusion } from './merkle/index.ts';
