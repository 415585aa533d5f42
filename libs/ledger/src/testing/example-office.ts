import { loadCatalogue } from '@jejak/standards';
import type { Intake, Ledger } from '../ledger.ts';
import { accepted, everybody, foundOffice, requestBy, unitFor, userId } from './found-office.ts';

export const ODGJ = 'dumai-penanganan-odgj';
export const LETTER = 'dumai-pengecekan-bansos-rekomendasi-dtks';

/** The office that most specs play in: everybody, two standards. */
export async function foundExample(
  ledger: Ledger,
  code = 'DMI',
  services: readonly string[] = [ODGJ, LETTER],
): Promise<void> {
  const { standards } = loadCatalogue();
  await foundOffice(ledger, {
    code,
    name: `Dinas Sosial ${code}`,
    city: 'Dumai',
    province: 'Riau',
    regionCode: '14.72',
    timeZone: 'Asia/Jakarta',
    people: everybody(code),
    standards: services.map((service) => {
      const entry = standards.get(service);
      if (!entry) throw new Error(`no standard ${service}`);
      return { standard: entry.standard, unit: unitFor(entry.standard) };
    }),
    adoptedFrom: '2026-01-01',
    since: '2026-01-01T00:00:00.000Z',
  });
}

export function report(cases = 1, service = ODGJ, office = 'DMI'): Intake {
  const one = {
    client: { facts: { name: 'Siti Aminah', nik: '1472015708900003' } },
    reporter: null,
    facts: { channel: 'counter', reportedBy: 'police', story: 'Ditemukan di pasar' },
  };
  return { office, service, cases: Array.from({ length: cases }, () => one) };
}

/** Takes a report in and gives the ids of its cases. */
export async function taken(ledger: Ledger, key: string, cases = 1, service = ODGJ): Promise<readonly string[]> {
  const answer = await ledger.takeIn(report(cases, service), requestBy(userId('DMI', 'loket'), 'DMI', key));
  return answer.items.map((item) => {
    accepted(item.answer);
    return item.case;
  });
}
