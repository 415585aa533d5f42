import type { JsonObject } from '@jejak/domain';
import type { SearchEntries } from '@jejak/privacy';

/** Names of the facts that a person is found by. */
export const SEARCHED: ReadonlySet<string> = new Set(['name', 'aliases', 'nik']);

/** What the search index finds a person by; null where the facts say nothing of it. */
export function searchEntriesOf(facts: JsonObject): SearchEntries | null {
  const aliases = Array.isArray(facts.aliases) ? facts.aliases : [];
  const names = [facts.name, ...aliases].filter((name): name is string => typeof name === 'string');
  if (names.length === 0 && typeof facts.nik !== 'string') return null;
  return { names, ...(typeof facts.nik === 'string' ? { nik: facts.nik } : {}) };
}
