import { relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readVectors, vectorFiles } from '../../scripts/vectors/read-vectors.ts';

const files = vectorFiles(import.meta.dirname);

test('the vectors are all there', () => {
  expect(files).toHaveLength(97);
  expect(files.flatMap(readVectors)).toHaveLength(296);
});

describe.each(files.map((file) => [relative(import.meta.dirname, file), file] as const))('%s', (_name, file) => {
  for (const vector of readVectors(file)) {
    test(vector.name, () => {
      const { expected, actual } = vector.run();
      expect(actual).toBe(expected);
    });
  }
});
