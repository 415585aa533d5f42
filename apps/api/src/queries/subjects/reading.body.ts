import { OneOf } from '../../envelope/index.ts';

/** Why somebody opens the personal facts of one person. */
export const READING_PURPOSES = ['subject', 'audit', 'inspection', 'other'] as const;

export class ReadingBody {
  @OneOf(READING_PURPOSES) readonly purpose!: (typeof READING_PURPOSES)[number];
}
