import { isHash, nodeHash, sameHash } from './node-hash.ts';

/** A claim that a leaf stands at an index, counted from 0, of the tree of this size with this root. */
export interface InclusionProof {
  readonly leafIndex: bigint;
  readonly treeSize: bigint;
  readonly leafHash: Uint8Array;
  /** Sibling hashes from the leaf up. */
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the proof holds (RFC 9162, section 2.1.3.2); hashes of a wrong length never do. */
export function verifyInclusion({ leafIndex, treeSize, leafHash, path, root }: InclusionProof): boolean {
  if (leafIndex < 0n || leafIndex >= treeSize) return false;
  if (![leafHash, root, ...path].every(isHash)) return false;
  let fn = leafIndex;
  let sn = treeSize - 1n;
  let hash = leafHash;
  for (const sibling of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = nodeHash(sibling, hash);
      // The last node of a level that is no full pair has no sibling there: it is carried up as it is.
      while (fn % 2n === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && sameHash(hash, root);
}
