import type { Party, Standard } from '@jejak/domain';
import type { Intake, IntakeCase, SubjectClaim } from '@jejak/ledger';
import { clientOf } from '../people/index.ts';
import type { Chance } from '../seed/index.ts';
import type { PlannedReport } from './plan-reports.ts';

const CHANNELS = [
  'counter',
  'counter',
  'counter',
  'telephone',
  'letter',
  'visit',
  'sp4n-lapor',
  'handed-over',
] as const;
const REPORTERS: readonly [Party, ...Party[]] = ['family', 'ward-office', 'police', 'hospital', 'reporter'];
const STORIES = [
  'Ditemukan warga di sekitar pasar, diantar ke dinas.',
  'Keluarga datang ke loket bersama ketua RT.',
  'Dilaporkan lewat telepon oleh petugas kelurahan.',
  'Datang sendiri dengan surat pengantar kelurahan.',
  'Diserahkan petugas polsek setelah pendataan.',
] as const;

/** A report on one person or on several, as it would be written down under its standard. */
export function reportOf({ office, standard, cases, at }: PlannedReport, chance: Chance): Intake {
  const year = new Date(at).getUTCFullYear();
  const channel = cases > 1 ? 'handed-over' : chance.pick(CHANNELS);
  return {
    office: office.plan.code,
    service: standard.service,
    cases: Array.from({ length: cases }, () => caseOf(standard, channel, year, chance)),
  };
}

function caseOf(
  { service, procedure, publication, components }: Standard,
  channel: string,
  year: number,
  chance: Chance,
): IntakeCase {
  const complaint = service.endsWith('pengaduan');
  const unknown = !complaint && /odgj|terlantar|migran|trafficking/.test(service) && chance.happens(0.25);
  const { regionCode } = publication;
  const person = clientOf(chance, { regionCode, unknown, child: service.includes('anak'), year });
  const claim: SubjectClaim = { facts: person.identity };
  const reportedBy = complaint ? 'reporter' : unknown ? chance.pick(REPORTERS) : applicantOf(procedure, chance);
  const facts = {
    channel,
    reportedBy,
    ageGroup: person.ageGroup,
    sex: person.sex,
    kecamatan: `${publication.regionCode}.0${chance.between(1, 7)}`,
    urgent: chance.happens(0.1),
    received: papersOf(components, chance),
    story: chance.pick(STORIES),
  };
  return { client: complaint ? null : claim, reporter: complaint ? claim : null, facts };
}

/** The papers that came along, by their number; mostly all but one or two of those that are brought in. */
function papersOf({ requirements }: Standard['components'], chance: Chance): readonly number[] {
  const wanted = requirements.published ? requirements.value.filter(({ broughtIn }) => broughtIn) : [];
  return wanted.filter(() => chance.happens(0.75)).map(({ no }) => no);
}

function applicantOf({ states }: Standard['procedure'], chance: Chance): Party {
  const applies = Object.values(states).some(({ waitingFor }) => waitingFor === 'applicant');
  return applies && chance.happens(0.8) ? 'applicant' : chance.pick(REPORTERS);
}
