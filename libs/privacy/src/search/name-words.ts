/** Forms of address and degrees that stand before a name or are mixed into it, and "child of". */
const NO_PART_OF_THE_NAME = new Set(
  `bin binti binte bt bte alias als
   hj kh ust ustad ustadz ustadzah drs dra dr drg ir prof
   bapak bpk ibu sdr sdri saudara saudari tn tuan ny nyonya nn nona almarhum almarhumah alm almh`.split(/\s+/),
);

/** One spelling of words that papers write in many ways. */
const ONE_SPELLING = new Map([
  ...'moh muh mohd muhd mhd mohamad mohammad mohammed muhamad muhamat mochamad mochammad muchamad muchammad'
    .split(' ')
    .map((word) => [word, 'muhammad'] as const),
  ['abd', 'abdul'],
  ['achmad', 'ahmad'],
  ['akhmad', 'ahmad'],
]);

/** After a comma only degrees follow: each part has a full stop inside, or is at most four capitals (SH, MM). */
const DEGREES = /(?:,\s*(?:[A-Za-z]{1,4}\.[A-Za-z. ]*|[A-Z]{2,4}|[A-Z][A-Za-z]?[A-Z][a-z]{1,3}))+\s*$/;

/**
 * The words by which a name is found: small letters without diacritics and punctuation, old spelling made new
 * (oe, dj, tj), titles, degrees, `bin`/`binti` and initials left out; all words where nothing else would be left.
 */
export function nameWords(name: string): ReadonlySet<string> {
  const all = splitWords(name.replace(DEGREES, ''));
  const telling = all.filter((word) => [...word].length > 1 && !NO_PART_OF_THE_NAME.has(word));
  return new Set((telling.length > 0 ? telling : all).map(oneSpelling));
}

function splitWords(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`ʼ´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function oneSpelling(word: string): string {
  return ONE_SPELLING.get(word) ?? word.replaceAll('oe', 'u').replaceAll('dj', 'j').replaceAll('tj', 'c');
}
