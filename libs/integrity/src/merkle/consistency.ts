import { isHash, nodeHash, sameHash } from './node-hash.ts';

/** A claim that the tree of the second size begins with the tree of the first. */
export interface ConsistencyProof {
  readonly firstSize: bigint;
  readonly secondSize: bigint;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/**
 * Whether the proof holds (RFC 9162, section 2.1.4.2). An empty first tree is refused: every tree begins with it, so
 * that it proves nothing. Equal sizes need equal roots and no path.
 */
export function verifyConsistency(proof: ConsistencyProof): boolean {
  const { firstSize, secondSize, firstRoot, secondRoot, path } = proof;
  if (firstSize <= 0n || firstSize > secondSize) return false;
  if (![firstRoot, secondRoot, ...path].every(isHash)) return false;
  if (firstSize === secondSize) return path.length === 0 && sameHash(firstRoot, secondRoot);
  if (path.length === 0) return false;
  return climb(proof, isPowerOfTwo(firstSize) ? [firstRoot, ...path] : path);
}

function climb(proof: ConsistencyProof, [start, ...rest]: readonly Uint8Array[]): boolean {
  if (!start) return false;
  let fn = proof.firstSize - 1n;
  let sn = proof.secondSize - 1n;
  while (fn % 2n === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let first = start;
  let second = start;
  for (const sibling of rest) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (fn % 2n === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      second = nodeHash(second, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && sameHash(first, proof.firstRoot) && sameHash(second, proof.secondRoot);
}

function isPowerOfTwo(n: bigint): boolean {
  return (n & (n - 1n)) === 0n;
}
