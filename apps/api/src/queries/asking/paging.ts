import type { FindOptions } from '@jejak/read-store';
import { type Asked, type Form, whole } from './forms.ts';

const cursor: Form<string> = {
  schema: { type: 'string', maxLength: 2000, description: '`next` of the page before, with everything else the same.' },
  expected: 'next of the page before',
  read: (value) => (value !== '' && value.length <= 2000 ? value : undefined),
};

/** Asked of every list. */
export const PAGING = { limit: whole(1, 200), cursor } as const;

export function pageOf({ limit, cursor: after }: Asked<typeof PAGING>): Pick<FindOptions, 'limit' | 'cursor'> {
  return { limit: limit ?? 50, ...(after === undefined ? {} : { cursor: after }) };
}
