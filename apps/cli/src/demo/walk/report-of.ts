import type { Party, Standard } from '@jejak/domain';
import type { Intake, SubjectClaim } from '@jejak/ledger';
import type { Chance } from '../chance.ts';
import { clientOf } from './client-of.ts';

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

/** A report on somebody, as it would be written down under this standard. */
export function reportOf(standard: Standard, office: string, chance: Chance): Intake {
  const { service, procedure, publication } = standard;
  const complaint = service.endsWith('pengaduan');
  const unknown = !complaint && /odgj|terlantar|migran|trafficking/.test(service) && chance.happens(0.25);
  const person = clientOf(chance, { regionCode: publication.regionCode, unknown, child: service.includes('anak') });
  const claim: SubjectClaim = { facts: person.identity };
  const reportedBy = complaint ? 'reporter' : unknown ? chance.pick(REPORTERS) : applicantOf(procedure, chance);
  const facts = {
    channel: chance.pick(CHANNELS),
    reportedBy,
    ageGroup: person.ageGroup,
    sex: person.sex,
    kecamatan: `${publication.regionCode}.0${chance.between(1, 7)}`,
    urgent: chance.happens(0.1),
    story: chance.pick(STORIES),
  };
  return {
    office,
    service,
    cases: [{ client: complaint ? null : claim, reporter: complaint ? claim : null, facts }],
  };
}

function applicantOf({ states }: Standard['procedure'], chance: Chance): Party {
  const applies = Object.values(states).some(({ waitingFor }) => waitingFor === 'applicant');
  return applies && chance.happens(0.8) ? 'applicant' : chance.pick(REPORTERS);
}
