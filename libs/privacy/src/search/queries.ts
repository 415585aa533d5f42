import type { Row, SqlValue } from '../database/index.ts';

type Query = readonly [sql: string, params: readonly SqlValue[]];
export type FoundRow = Row & { readonly subject: string };

interface TokenQuery {
  readonly kind: 'nik' | 'name';
  readonly office: string | null;
  readonly tokens: readonly string[];
}

/** The tokens that occur, the rarest first. */
export function countTokens({ kind, office, tokens }: TokenQuery): Query {
  const inOffice = office === null ? '' : 'AND office = ?';
  const sql = `SELECT token FROM search_token
    WHERE kind = ? AND token IN (SELECT value FROM json_each(?)) ${inOffice}
    GROUP BY token ORDER BY count(*)`;
  return [sql, [kind, JSON.stringify(tokens), ...officeParam(office)]];
}

/** Walks the subjects of the first token and looks each up under the others; -1 is no limit. */
export function subjectsWithAll({ kind, office, tokens, limit }: TokenQuery & { readonly limit: number }): Query {
  const [first = '', ...others] = tokens;
  const inOffice = office === null ? '' : 'AND found.office = ?';
  const alsoUnder = others.map(
    () => `AND EXISTS (SELECT 1 FROM search_token AS other WHERE other.kind = found.kind AND other.token = ?
      AND other.office = found.office AND other.subject = found.subject)`,
  );
  const sql = `SELECT DISTINCT found.subject FROM search_token AS found
    WHERE found.kind = ? AND found.token = ? ${inOffice} ${alsoUnder.join(' ')}
    ORDER BY found.subject LIMIT ?`;
  return [sql, [kind, first, ...officeParam(office), ...others, limit]];
}

function officeParam(office: string | null): readonly SqlValue[] {
  return office === null ? [] : [office];
}
