/** What is wrong with a NIK, and what is merely unusual. */
export interface NikCheck {
  readonly problems: readonly ('length' | 'birth-date' | 'serial')[];
  readonly warnings: readonly ('region' | 'sex-differs' | 'birth-date-differs')[];
  readonly sex: 'female' | 'male' | null;
}

/** Provinces by their Kemendagri code (Kepmendagri 100.1.1-6117/2022 and the new Papuan ones). */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);

interface Stated {
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
}

/**
 * A resident number is PPRRSS DDMMYY NNNN (Perpres 25/2008, art. 37 as applied by Dukcapil): region, date of birth with
 * 40 added to a woman's day, a serial from 0001. A region that is not known is a warning: regions are split and renamed.
 */
export function checkNik(nik: string, stated: Stated = {}): NikCheck {
  if (!/^\d{16}$/.test(nik)) return { problems: ['length'], warnings: [], sex: null };
  const rawDay = Number(nik.slice(6, 8));
  const sex = rawDay > 40 ? 'female' : 'male';
  const day = rawDay > 40 ? rawDay - 40 : rawDay;
  const month = Number(nik.slice(8, 10));
  const shortYear = nik.slice(10, 12);
  const isBirthDate = existsInSomeCentury(day, month, shortYear);
  const problems = [
    ...(isBirthDate ? [] : ['birth-date' as const]),
    ...(nik.endsWith('0000') ? ['serial' as const] : []),
  ];
  const region = PROVINCES.has(nik.slice(0, 2)) && nik.slice(2, 4) !== '00' && nik.slice(4, 6) !== '00';
  const printed = `${shortYear}-${pad(month)}-${pad(day)}`;
  const warnings = [
    ...(region ? [] : ['region' as const]),
    ...((stated.sex === 'female' || stated.sex === 'male') && stated.sex !== sex ? ['sex-differs' as const] : []),
    ...(stated.birthDate && stated.birthDate.slice(2) !== printed ? ['birth-date-differs' as const] : []),
  ];
  return { problems, warnings, sex };
}

/** A NIK has two digits of the year: the date must exist in the 1900s or the 2000s. */
function existsInSomeCentury(day: number, month: number, shortYear: string): boolean {
  return ['19', '20'].some((century) => {
    const date = new Date(`${century}${shortYear}-${pad(month)}-${pad(day)}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.getUTCDate() === day && date.getUTCMonth() + 1 === month;
  });
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
