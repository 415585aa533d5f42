// Runs test vectors: files, or folders with all their JSON files. Without a path, those of test/vectors.
import { join } from 'node:path';
import process from 'node:process';
import { readVectors, vectorFiles } from './vectors/read-vectors.ts';
import type { VectorCase } from './vectors/vector-case.ts';

const paths = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const path of paths.length > 0 ? paths : [join(import.meta.dirname, '..', 'test', 'vectors')]) {
  for (const file of guarded(path, () => vectorFiles(path)) ?? []) {
    for (const vector of guarded(file, () => readVectors(file)) ?? []) runCase(file, vector);
  }
}

console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;

function runCase(file: string, vector: VectorCase): void {
  const name = `${file} ${vector.name}`.trim();
  const verdict = guarded(name, vector.run);
  if (!verdict) return;
  if (verdict.expected === verdict.actual) passed += 1;
  else fail(name, `expected ${verdict.expected}; actual ${verdict.actual}`);
}

/** What the work gives; an error counts as a failure of what it worked on. */
function guarded<T>(name: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    fail(name, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function fail(name: string, why: string): void {
  failed += 1;
  console.log(`FAILED ${name}: ${why}`);
}
