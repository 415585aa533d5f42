import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Decree, type Standard, standardHash } from '@jejak/domain';
import { checkDecreeText, checkStandardText, type FileCheck, type FileProblem, printProblem } from './check-file.ts';
import { freeze } from './freeze.ts';

export interface CatalogueEntry {
  readonly standard: Standard;
  /** SHA-256 of the canonical JSON, in hex. */
  readonly hash: string;
}

/** The standards that ship, by service in alphabetical order, and the decrees they come from, by number. */
export interface Catalogue {
  readonly standards: ReadonlyMap<string, CatalogueEntry>;
  readonly decrees: ReadonlyMap<string, Decree>;
}

/** A file that ships is broken: the installation is damaged, or was changed. */
export class BrokenCatalogue extends Error {
  override readonly name = 'BrokenCatalogue';
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(`The catalogue of standards is broken:\n${problems.map(printProblem).join('\n')}`);
    this.problems = problems;
  }
}

// One folder up from src and dist alike.
const STANDARDS = new URL('../catalogue/', import.meta.url);
const DECREES = new URL('../decrees/', import.meta.url);

let loaded: Catalogue | undefined;

/** Reads and validates the files on the first call. Throws `BrokenCatalogue` with every problem. */
export function loadCatalogue(): Catalogue {
  loaded ??= readCatalogue(STANDARDS, DECREES);
  return loaded;
}

export function readCatalogue(standards: URL, decrees: URL): Catalogue {
  const problems: FileProblem[] = [];
  const entries = readAll(standards, checkStandardText, problems).map(
    (standard) => [standard.service, { standard, hash: standardHash(standard) }] as const,
  );
  const decreeEntries = readAll(decrees, checkDecreeText, problems).map((decree) => [decree.number, decree] as const);
  if (problems.length > 0) throw new BrokenCatalogue(problems);
  return { standards: new Map(entries), decrees: new Map(decreeEntries) };
}

function readAll<T>(
  folder: URL,
  check: (bytes: Uint8Array, path: string) => FileCheck<T>,
  problems: FileProblem[],
): readonly T[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.flatMap((file) => {
    const url = new URL(file, folder);
    const checked = check(readFileSync(url), fileURLToPath(url));
    if (checked.ok) return [freeze(checked.value)];
    problems.push(...checked.problems);
    return [];
  });
}
