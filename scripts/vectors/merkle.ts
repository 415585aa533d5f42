import { verifyConsistency, verifyInclusion } from '@jejak/integrity';
import { type Fields, hasFields, type VectorCase } from './vector-case.ts';

export function isInclusion(content: Fields): boolean {
  return hasFields(content, 'leafIdx', 'treeSize', 'leafHash', 'root', 'proof', 'wantErr');
}

export function inclusionCase(content: Fields): VectorCase {
  return proofCase(content, () =>
    verifyInclusion({
      leafIndex: size(content.leafIdx),
      treeSize: size(content.treeSize),
      leafHash: bytes(content.leafHash),
      path: path(content.proof),
      root: bytes(content.root),
    }),
  );
}

export function isConsistency(content: Fields): boolean {
  return hasFields(content, 'size1', 'size2', 'root1', 'root2', 'proof', 'wantErr');
}

export function consistencyCase(content: Fields): VectorCase {
  return proofCase(content, () =>
    verifyConsistency({
      firstSize: size(content.size1),
      secondSize: size(content.size2),
      firstRoot: bytes(content.root1),
      secondRoot: bytes(content.root2),
      path: path(content.proof),
    }),
  );
}

function proofCase(content: Fields, holds: () => boolean): VectorCase {
  return {
    name: typeof content.desc === 'string' ? content.desc : '',
    run: () => {
      if (typeof content.wantErr !== 'boolean') throw new TypeError('wantErr is neither true nor false');
      return { expected: verdict(!content.wantErr), actual: verdict(holds()) };
    },
  };
}

function verdict(holds: boolean): string {
  return holds ? 'accepted' : 'refused';
}

function size(value: unknown): bigint {
  if (typeof value !== 'bigint') throw new TypeError('an index or a size is not a whole number');
  return value;
}

function bytes(value: unknown): Uint8Array {
  if (value === null) return new Uint8Array();
  if (typeof value !== 'string') throw new TypeError('a hash is not base64');
  return Uint8Array.fromBase64(value, { lastChunkHandling: 'strict' });
}

function path(value: unknown): Uint8Array[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new TypeError('the proof is no list');
  return value.map(bytes);
}
