import type { Ledger } from '@jejak/ledger';
import { everybody, type Founding, foundOffice, type Person, unitFor, userId } from '@jejak/ledger/testing';
import { loadCatalogue } from '@jejak/standards';

export interface TestOffice {
  /** Code of the office; DMI where left out. */
  readonly code?: string;
  /** Services whose standards of the catalogue are adopted; all that ship where left out. */
  readonly services?: readonly string[];
  readonly timeZone?: string;
  /** First day of the standards and of everybody's positions. */
  readonly since?: string;
}

/** Key of an auditor whose account belongs to no office, and so reads all of them. */
export const EXAMINER = 'pemeriksa';

/** Everybody of the ledger's test office, an auditor and an inspector besides. */
export function peopleOf(code: string): readonly Person[] {
  const granted = (key: string, grant: 'auditor' | 'inspector' | 'privacy-officer'): Person => ({
    user: userId(code, key),
    name: `${key} ${code}`,
    positions: [],
    grants: [grant],
  });
  return [
    ...everybody(code),
    granted('auditor', 'auditor'),
    granted('inspektur', 'inspector'),
    granted('privasi', 'privacy-officer'),
    granted(EXAMINER, 'auditor'),
  ];
}

/** Keys of all who have an account in a test office: those of {@link peopleOf} by their names, and `admin`. */
export function keysOf(code: string): ReadonlyMap<string, string> {
  const people = peopleOf(code).map(({ user, name }) => [name.replace(` ${code}`, ''), user] as const);
  return new Map([...people, ['admin', userId(code, 'admin')]]);
}

/** Founds the office through the ledger, which is quicker than through HTTP and leaves the same events. */
export async function found(ledger: Ledger, { code = 'DMI', ...office }: TestOffice): Promise<void> {
  const { standards } = loadCatalogue();
  const { services = [...standards.keys()], timeZone = 'Asia/Jakarta', since = '2026-01-01' } = office;
  const founding: Founding = {
    code,
    name: `Dinas Sosial ${code}`,
    city: 'Dumai',
    province: 'Riau',
    regionCode: '14.72',
    timeZone,
    people: peopleOf(code),
    standards: services.map((service) => {
      const entry = standards.get(service);
      if (!entry) throw new Error(`no standard ${service}`);
      return { standard: entry.standard, unit: unitFor(entry.standard) };
    }),
    adoptedFrom: since,
    since: `${since}T00:00:00.000Z`,
  };
  await foundOffice(ledger, founding);
}
