/** A word of the standards that is outdated or misspelt, and the one in use today. */
export interface TodaysWord {
  readonly old: string;
  readonly today: string;
  readonly why: string;
}

/** The standards keep their own words; these stand beside them. A longer word comes before one that it contains. */
export const TODAYS_WORDS: readonly TodaysWord[] = [
  { old: 'Data Terpadu Kesejahteraan Sosial', today: 'Data Tunggal Sosial dan Ekonomi Nasional', why: 'Inpres 4/2025' },
  { old: 'DTKS', today: 'DTSEN', why: 'Inpres 4/2025' },
  { old: 'BP2MI', today: 'KP2MI; di daerah: BP3MI', why: 'now a ministry with regional bodies, such as BP3MI Riau' },
  { old: 'SPAN-LAPOR', today: 'SP4N-LAPOR!', why: 'misspelt in the decree' },
  { old: 'panti jompo', today: 'LKSLU', why: 'lembaga kesejahteraan sosial lanjut usia' },
  { old: 'LKSU', today: 'LKSLU', why: 'misspelt in service 6' },
  { old: 'PMKS', today: 'PPKS', why: 'pemerlu pelayanan kesejahteraan sosial' },
];

const MATCHERS = TODAYS_WORDS.map((word) => ({ word, pattern: wholeWord(word.old) }));

/** Today's words for what a text of a standard says, in the order of the list; empty where all its words are current. */
export function todaysWordsFor(text: string): readonly TodaysWord[] {
  return MATCHERS.flatMap(({ word, pattern }) => (pattern.test(text) ? [word] : []));
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu');
}
