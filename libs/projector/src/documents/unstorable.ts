import type { Row } from '../read-model.ts';

/** Why a document cannot be stored, before it would stop a whole batch; undefined where it can. */
export function unstorable(row: Row, id: string, indexed: readonly string[]): string | undefined {
  if (row.id !== id) return `the document calls itself ${row.id}`;
  const fields: { readonly [field: string]: unknown } = row;
  const wrong = indexed.find((field) => !isIndexValue(fields[field] ?? null));
  return wrong === undefined ? undefined : `${wrong} is indexed and holds no string, number, boolean or null`;
}

/** The rest of what a store refuses, which costs more to find out and is asked only after a refusal. */
export function notPlainJson(row: Row): string | undefined {
  try {
    return /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(row)) ? 'the document holds a lone surrogate' : undefined;
  } catch {
    return 'the document is no plain JSON';
  }
}

/** What a store can index, and so find documents by. */
export function isIndexValue(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
