import type { JsonObject, RecordStep } from '@jejak/domain';
import type { Intake, Ledger, NumberHolder } from '@jejak/ledger';
import { accepted, ODGJ, requestBy, userId } from '@jejak/ledger/testing';
import { latencies } from './latencies.ts';
import { OFFICE, openOffice } from './open-office.ts';

export interface Recording {
  readonly step: string;
  readonly facts: JsonObject;
}

/** The case worker's first steps of a case, as they are recorded every day; findings are personal and get sealed. */
export const WAY: readonly Recording[] = [
  {
    step: 'diasesmen',
    facts: { urgent: false, needs: ['shelter', 'health-care'], findings: 'Kondisi fisik lemah, perlu pendampingan.' },
  },
  { step: 'keluarga_tidak_ditemukan', facts: {} },
  {
    step: 'ditetapkan_terlantar',
    facts: { place: 'market', findings: 'Tidak ada keluarga yang dapat dihubungi di kecamatan ini.' },
  },
  { step: 'berkas_disiapkan', facts: {} },
];
export const WALKER = 'pendamping';
const NUMBERED_WITHIN_MS = 10_000;
const TAKEN_IN_AT_ONCE = 64;

/** A client who gave name and NIK, which are sealed and searchable. */
export const KNOWN: JsonObject = { name: 'Siti Aminah', nik: '1472015708900003' };
/** A client of whom nothing is known yet. */
export const UNKNOWN: JsonObject = {};

/** Opens cases, one a report: two events and a number each, all of which are there when this ends. */
export async function takeInCases(ledger: Ledger, client: JsonObject, cases: number, inFlight: number) {
  const ids: string[] = [];
  const intake: Intake = {
    office: OFFICE,
    service: ODGJ,
    cases: [
      {
        client: { facts: client },
        reporter: null,
        facts: { channel: 'counter', reportedBy: 'police', story: 'Ditemukan di pasar.' },
      },
    ],
  };
  const holders: NumberHolder[] = [];
  const measured = await latencies(cases, inFlight, async (index) => {
    const request = requestBy(userId(OFFICE, 'loket'), OFFICE, `report-${inFlight}-${index}`);
    const [item] = (await ledger.takeIn(intake, request)).items;
    if (!item) throw new Error('a report opened no case');
    const [{ recordedAt } = { recordedAt: '' }] = accepted(item.answer).events;
    ids.push(item.case);
    holders.push({ case: item.case, document: null, office: OFFICE, recordedAt });
  });
  // Numbers are allotted behind the answers; what is measured next should not pay for them.
  for (const holder of holders) await ledger.numberOf('register', holder, NUMBERED_WITHIN_MS);
  return { ids, measured };
}

/** Makes the example office in a folder, whose walker may log in: ids of cases that wait for their first step. */
export async function casesToWalk(folder: string, cases: number): Promise<readonly string[]> {
  const office = await openOffice(folder);
  await office.addAccount(WALKER);
  const { ids } = await takeInCases(office.ledger, UNKNOWN, cases, TAKEN_IN_AT_ONCE);
  await office.close();
  return ids;
}

/**
 * Walks every case along the way, step by step, each step only once the one before is on disk. Requests are made
 * before the time begins to run: deciding and recording them is what is measured.
 */
export async function walkCases(ledger: Ledger, ids: readonly string[], inFlight: number) {
  const user = userId(OFFICE, WALKER);
  const steps = WAY.flatMap((recording) =>
    ids.map((id) => {
      const command: RecordStep = { kind: 'record-step', ...recording };
      return { id, command, request: requestBy(user, OFFICE, `${id}/${recording.step}`, { body: { ...recording } }) };
    }),
  );
  return latencies(steps.length, inFlight, async (index) => {
    const step = steps[index];
    if (step) accepted(await ledger.onCase(step.id, step.command, step.request));
  });
}
