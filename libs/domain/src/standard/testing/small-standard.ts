import type { Act, Components, Procedure, Publication, Standard, Step } from '../standard.ts';

const byDesk = { decidedBy: ['front-desk'], recordedBy: ['front-desk'], produces: [], basis: 'S1' } as const;

function act(key: string, type: Act['type']): Act {
  return { key, type, id: key, en: key, ...byDesk };
}

export function step(key: string, type: Act['type'], from: readonly string[], to: string): Step {
  return { ...act(key, type), from, to };
}

/** A complete procedure of few states: a check that may send back, an assessment, a signature, the handover. */
export const smallProcedure: Procedure = {
  initial: 'diajukan',
  states: {
    diajukan: { id: 'Diajukan', en: 'Applied' },
    dikembalikan: { id: 'Dikembalikan', en: 'Returned', waitingFor: 'applicant' },
    diperiksa: { id: 'Diperiksa', en: 'Checked' },
    ditandatangani: { id: 'Ditandatangani', en: 'Signed' },
  },
  terminal: {
    diserahkan: { id: 'Diserahkan', en: 'Handed over', outcome: 'completed' },
    ditolak: { id: 'Ditolak', en: 'Refused', outcome: 'rejected' },
  },
  steps: [
    step('dikembalikan', 'FileReturned', ['diajukan'], 'dikembalikan'),
    step('dilengkapi', 'FileCompleted', ['dikembalikan'], 'diajukan'),
    { ...step('diperiksa', 'CaseVerified', ['diajukan'], 'diperiksa'), milestone: 'verified' },
    { ...step('ditolak', 'ApprovalDecided', ['diperiksa'], 'ditolak'), outcome: 'refused', decidedBy: ['head'] },
    { ...step('ditandatangani', 'DocumentSigned', ['diperiksa'], 'ditandatangani'), milestone: 'signed' },
    { ...step('diserahkan', 'DocumentDelivered', ['ditandatangani'], 'diserahkan'), milestone: 'sent' },
  ],
  exits: [
    { ...act('ditarik', 'CaseWithdrawn'), decidedBy: { party: 'applicant' }, to: 'ditarik', terminal: 'withdrawn' },
    { ...act('gugur', 'CaseLapsed'), to: 'gugur', terminal: 'lapsed', onlyWaitingFor: ['applicant'] },
  ],
  exitsByState: { ditandatangani: [] },
  parallel: [
    act('paraf_atasan', 'DraftInitialled'),
    { ...act('bantuan_lain', 'AidDelivered'), after: ['ditandatangani'], alsoAfterTerminal: true },
  ],
  milestones: { received: true, assessed: 'the standard has none', verified: true, signed: true, sent: true },
  clock: {
    start: { type: 'ReportReceived', which: 'first' },
    stop: ['terminal'],
    unit: 'day',
    min: 1,
    max: 2,
    dayKind: 'working',
    countsFirstDay: false,
    judgedOutcomes: ['completed'],
    pauses: [{ state: 'dikembalikan', party: 'applicant', adopt: 'default' }],
    why: 'stated',
  },
  subLimits: [
    {
      name: 'tanda tangan',
      start: { type: 'CaseVerified', which: 'first' },
      stop: [{ type: 'DocumentSigned' }],
      unit: 'day',
      max: 1,
      dayKind: 'calendar',
      countsFirstDay: false,
      why: 'S1',
    },
  ],
  note: null,
};

const publication: Publication = {
  office: 'Dinas Sosial Kota Contoh',
  city: 'Contoh',
  province: 'Riau',
  regionCode: '14.99',
  timeZone: 'Asia/Jakarta',
  decree: { number: '1/2024', date: '2024-01-24', note: null },
  numberInDecree: 1,
  responsibleUnit: null,
  variant: 'sk-annex',
  sources: ['contoh.txt'],
  contact: null,
};

const withheld = { published: false } as const;

const components: Components = {
  requirements: withheld,
  procedure: withheld,
  completionTime: withheld,
  cost: { published: true, value: { raw: 'gratis', rupiah: 0 } },
  products: { published: true, value: ['Surat'] },
  complaintChannels: withheld,
  legalBasis: withheld,
  facilities: withheld,
  executorCompetence: withheld,
  internalSupervision: withheld,
  executors: withheld,
  serviceGuarantee: withheld,
  safetyGuarantee: withheld,
  evaluation: withheld,
  complaintHandling: [],
};

export const smallStandard: Standard = {
  schema: 'standard v1',
  service: 'contoh-surat',
  name: { id: 'Surat', en: 'Letter' },
  noun: 'permohonan',
  publication,
  components,
  secondPromises: [
    {
      id: 'contoh-surat--web',
      name: { id: 'Surat', en: 'Letter (web version)' },
      publication,
      components,
      oddities: [],
      budget: { unit: 'day', n: 1, dayKind: 'working', countsFirstDay: false },
    },
  ],
  procedure: smallProcedure,
  oddities: [],
};
