import { readFile } from 'node:fs/promises';
import { type Decree, type Parsed, type Problem, parseDecree, parseStandard, type Standard } from '@jejak/domain';
import { type JsonText, NotJson, readJsonText, type TextPlace } from './json-text.ts';

/** A problem with the line and column of the file that it stands at. */
export interface FileProblem extends TextPlace {
  readonly path: string;
  /** JSON pointer; empty for the whole document and where the file is no JSON. */
  readonly pointer: string;
  readonly code: Problem['code'] | 'not-json';
  readonly what: string;
  readonly possible?: readonly string[];
}

export type FileCheck<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a standard's file and finds everything that is wrong with it. Rejects where the file cannot be read. */
export async function checkStandardFile(path: string): Promise<FileCheck<Standard>> {
  return checkStandardText(await readFile(path), path);
}

export function checkStandardText(bytes: Uint8Array, path: string): FileCheck<Standard> {
  return check(bytes, path, parseStandard);
}

export function checkDecreeText(bytes: Uint8Array, path: string): FileCheck<Decree> {
  return check(bytes, path, parseDecree);
}

function check<T>(bytes: Uint8Array, path: string, parse: (value: unknown, where: string) => Parsed<T>): FileCheck<T> {
  const text = readText(bytes, path);
  if ('problem' in text) return { ok: false, problems: [text.problem] };
  const parsed = parse(text.value, path);
  if (parsed.ok) return parsed;
  return { ok: false, problems: parsed.problems.map((problem) => located(problem, path, text)).sort(byPlace) };
}

function readText(bytes: Uint8Array, path: string): JsonText | { readonly problem: FileProblem } {
  try {
    return readJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof NotJson) return { problem: notJson(path, error.message, error.place) };
    return { problem: notJson(path, 'the file is not UTF-8 text', { line: 1, column: 1 }) };
  }
}

function notJson(path: string, what: string, place: TextPlace): FileProblem {
  return { path, pointer: '', code: 'not-json', what, ...place };
}

function located({ pointer, code, what, possible }: Problem, path: string, text: JsonText): FileProblem {
  const problem = { path, pointer, code, what, ...text.placeOf(pointer) };
  return possible ? { ...problem, possible } : problem;
}

function byPlace(a: FileProblem, b: FileProblem): number {
  return a.line - b.line || a.column - b.column;
}

/** One line for the terminal: `path:line:column pointer: what (possible: …)`. */
export function printProblem({ path, line, column, pointer, what, possible }: FileProblem): string {
  const choice = possible ? ` (possible: ${possible.join(', ')})` : '';
  return `${path}:${line}:${column} ${pointer || '/'}: ${what}${choice}`;
}
