import { ApiProblem } from '../problems/index.ts';

/** Where a list of accounts goes on; taken up only by the list that gave it. */
export function cursorAfter(office: string | null, login: string): string {
  return Buffer.from(JSON.stringify(['accounts', office, login])).toString('base64url');
}

/** Throws cursor-invalid where it is no cursor, or that of another list. */
export function loginAfter(office: string | null, cursor: string): string {
  const [list, of, login] = decode(cursor);
  if (list === 'accounts' && of === office && typeof login === 'string') return login;
  throw new ApiProblem('cursor-invalid', {
    errors: [{ in: 'query', pointer: '/cursor', problem: 'malformed', expected: 'next of the page before' }],
  });
}

function decode(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
