import { Ended, EXIT } from '../exit-codes.ts';

export interface CaseNumber {
  readonly office: string;
  readonly year: number;
  /** Counted from 1 in the register of office and year. */
  readonly number: number;
  readonly printed: string;
}

/** Reads a number as it is printed, such as `DMI-2026-00042`. Throws where it is none. */
export function parseCaseNumber(text: string): CaseNumber {
  const printed = text.trim().toUpperCase();
  const match = /^([A-Z0-9]+)-(\d{4})-(\d{5,9})$/.exec(printed);
  if (!match?.[1]) throw new Ended(`${text} is no case number; one looks like DMI-2026-00042.`, EXIT.usage);
  return { office: match[1], year: Number(match[2]), number: Number(match[3]), printed };
}
