import type { JsonObject, RecordStep } from '@jejak/domain';
import type { Intake, Ledger } from '@jejak/ledger';
import { accepted, ODGJ, requestBy, userId } from '@jejak/ledger/testing';
import { latencies } from './latencies.ts';
import { OFFICE } from './open-office.ts';

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

/** A client who gave name and NIK, which are sealed and searchable. */
export const KNOWN: JsonObject = { name: 'Siti Aminah', nik: '1472015708900003' };
/** A client of whom nothing is known yet. */
export const UNKNOWN: JsonObject = {};

/** Opens cases, one a report: two events and a number each. */
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
  const measured = await latencies(cases, inFlight, async (index) => {
    const request = requestBy(userId(OFFICE, 'loket'), OFFICE, `report-${inFlight}-${index}`);
    const [item] = (await ledger.takeIn(intake, request)).items;
    if (!item) throw new Error('a report opened no case');
    accepted(item.answer);
    ids.push(item.case);
  });
  return { ids, measured };
}

/** Walks every case along the way, step by step, each step only once the one before is on disk. */
export async function walkCases(ledger: Ledger, ids: readonly string[], inFlight: number) {
  const steps = WAY.flatMap((recording) => ids.map((id) => ({ id, recording })));
  return latencies(steps.length, inFlight, async (index) => {
    const step = steps[index];
    if (!step) return;
    const { id, recording } = step;
    const command: RecordStep = { kind: 'record-step', ...recording };
    const request = requestBy(userId(OFFICE, WALKER), OFFICE, `${id}/${recording.step}`, { body: { ...recording } });
    accepted(await ledger.onCase(id, command, request));
  });
}
