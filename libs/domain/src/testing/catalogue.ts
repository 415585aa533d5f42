import { readFileSync } from 'node:fs';
import type { Standard } from '../standard/index.ts';
import { parseStandard } from '../standard/index.ts';

/** A standard of the catalogue that ships, by its service key. */
export function standardOf(service: string): Standard {
  const file = new URL(`../../../../standards/catalogue/${service}.json`, import.meta.url);
  const parsed = parseStandard(JSON.parse(readFileSync(file, 'utf8')), service);
  if (!parsed.ok) throw new Error(`${service} is broken`);
  return parsed.value;
}
