import type { ExpansionFilter } from '@jejak/projections';
import type { Row } from '../read-model.ts';

/** As the read store finds documents: a field that is missing counts as null. */
export function fits(row: Row, filter: ExpansionFilter): boolean {
  const fields: { readonly [field: string]: unknown } = row;
  return Object.entries(filter).every(([field, value]) => (fields[field] ?? null) === value);
}
