import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { consistencyCase, inclusionCase, isConsistency, isInclusion } from './merkle.ts';
import { isObject, type VectorCase } from './vector-case.ts';
import { isWorkingTime, workingTimeCases } from './working-time.ts';

/** The JSON files that a path names: itself, or those in a folder and all folders below. */
export function vectorFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

/** The cases of one file, whose form is told by its content. Throws where it cannot be read or its form is unknown. */
export function readVectors(file: string): VectorCase[] {
  const content = parse(readFileSync(file, 'utf8'));
  if (isObject(content)) {
    if (isWorkingTime(content)) return workingTimeCases(content);
    if (isInclusion(content)) return [inclusionCase(content)];
    if (isConsistency(content)) return [consistencyCase(content)];
  }
  throw new TypeError('neither working-time v1 nor an inclusion or consistency proof');
}

const SIZES = ['leafIdx', 'treeSize', 'size1', 'size2'];

/** Sizes of trees reach 2^64 - 1, where a number is no longer exact: they are read as written. */
function parse(text: string): unknown {
  return JSON.parse(text, (key, value: unknown, context?: { source?: string }) =>
    SIZES.includes(key) && typeof value === 'number' ? BigInt(context?.source ?? value) : value,
  );
}
