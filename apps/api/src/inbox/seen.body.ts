import { Whole } from '../envelope/index.ts';

export class SeenBody {
  /** Place in the ledger of the latest entry that was shown. */
  @Whole(0, 999_999_999_999) readonly through!: number;
}
