import type { Letter } from '@jejak/domain';
import { Coded, DateText, Text } from '../envelope/index.ts';

/** A letter or a decree by number and date. */
export class LetterBody {
  @Text(80) readonly number!: string;
  @DateText() readonly date!: string;
  @Coded(/^[0-9a-f]{64}$/, 'the SHA-256 of its scan in hex', { optional: true }) readonly file?: string;
}

export function letterOf({ number, date, file }: LetterBody): Letter {
  return { number, date, ...(file === undefined ? {} : { file }) };
}
