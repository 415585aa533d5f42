import { IndexesChanged, InvalidCollection } from '../errors.ts';
import type { CollectionSpec } from '../port.ts';

export function checkCollection({ name, indexes }: CollectionSpec): void {
  if (name === '' || !name.isWellFormed()) throw new InvalidCollection('a collection needs a name');
  for (const index of indexes) {
    if (index.length === 0) throw new InvalidCollection(`an index of ${name} has no fields`);
    if (new Set(index).size < index.length) throw new InvalidCollection(`an index of ${name} has a field twice`);
    if (!index.every(isFieldName))
      throw new InvalidCollection(`an index of ${name} has a field that is no plain top-level name`);
  }
}

/** In whatever order the indexes are declared. */
export function checkUnchanged(existing: CollectionSpec, asked: CollectionSpec): void {
  const [before, now] = [existing, asked].map(({ indexes }) => [...new Set(indexes.map(show))].sort().join(', '));
  if (before === now) return;
  throw new IndexesChanged(
    `${asked.name} exists with the indexes ${before || 'none'}, not ${now || 'none'}: ` +
      'give the collection a new name and rebuild into it',
  );
}

/** What MongoDB takes for a path or an operator is none. */
const isFieldName = (field: string) => /^[^.$\0][^.\0]*$/.test(field) && field.isWellFormed();
const show = (index: readonly string[]) => `[${index.join(', ')}]`;
