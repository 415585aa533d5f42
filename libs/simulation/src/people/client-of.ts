import type { JsonObject } from '@jejak/domain';
import type { Chance } from '../seed/index.ts';

const WOMEN = ['Siti', 'Nur', 'Sri', 'Dewi', 'Ani', 'Lina', 'Yanti', 'Ratna', 'Maria', 'Fatimah'] as const;
const MEN = ['Ahmad', 'Budi', 'Joko', 'Rudi', 'Slamet', 'Yusuf', 'Agus', 'Herman', 'Ismail', 'Darto'] as const;
const LAST = ['Aminah', 'Saputra', 'Wati', 'Hasan', 'Lestari', 'Rahman', 'Sari', 'Halim', 'Utami', 'Malik'] as const;
const STREETS = ['Jl. Sudirman', 'Jl. Diponegoro', 'Jl. Hasanuddin', 'Jl. Kartini', 'Jl. Merdeka'] as const;
const SEEN = ['Berbaju biru, berambut pendek', 'Membawa tas kain, tidak beralas kaki', 'Bekas luka di dahi'] as const;

export interface Client {
  readonly sex: 'female' | 'male';
  readonly ageGroup: 'child' | 'adult' | 'elderly';
  readonly identity: JsonObject;
}

export interface Description {
  readonly regionCode: string;
  readonly unknown: boolean;
  readonly child: boolean;
  /** In which the person is met. */
  readonly year: number;
}

/** An invented person: with papers and a well-formed NIK, or nobody knows who it is. */
export function clientOf(chance: Chance, { regionCode, unknown, child, year }: Description): Client {
  const sex = chance.happens(0.5) ? 'female' : 'male';
  const age = child ? chance.between(3, 16) : chance.between(19, 85);
  const ageGroup = age < 18 ? 'child' : age < 60 ? 'adult' : 'elderly';
  if (unknown) return { sex, ageGroup, identity: { sex, ageGroup, description: chance.pick(SEEN) } };
  const birth = { year: year - age, month: chance.between(1, 12), day: chance.between(1, 28) };
  const identity = {
    sex,
    ageGroup,
    basis: 'identity-paper',
    name: `${sex === 'female' ? chance.pick(WOMEN) : chance.pick(MEN)} ${chance.pick(LAST)}`,
    nik: nikOf(regionCode, sex, birth, chance),
    birthDate: `${birth.year}-${pad(birth.month)}-${pad(birth.day)}`,
    address: `${chance.pick(STREETS)} No. ${chance.between(1, 180)}`,
  };
  return { sex, ageGroup, identity };
}

/** Perpres 25/2008: region, day of birth (plus 40 for a woman), month, year, serial; the serial is from the 9000s. */
function nikOf(
  regionCode: string,
  sex: Client['sex'],
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  chance: Chance,
): string {
  const region = `${regionCode.replace('.', '')}0${chance.between(1, 7)}`;
  const birth = `${pad(sex === 'female' ? day + 40 : day)}${pad(month)}${pad(year % 100)}`;
  return `${region}${birth}9${String(chance.between(0, 999)).padStart(3, '0')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
