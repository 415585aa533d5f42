import type { ReadStore } from '@jejak/read-store';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { READ_STORE } from '../tokens.ts';

const COLLECTION = 'inbox-seen';

/** How far each account has seen its inbox: one place in the ledger. Lost with the read models, which loses little. */
@Injectable()
export class SeenMarks implements OnModuleInit {
  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  async onModuleInit(): Promise<void> {
    await this.store.ensure([{ name: COLLECTION, indexes: [] }]);
  }

  /** -1 where nothing was seen yet. */
  async of(account: string): Promise<number> {
    return (await this.store.get<{ readonly through: number }>(COLLECTION, account))?.through ?? -1;
  }

  /** Never goes back; says how far it stands. */
  async move(account: string, through: number): Promise<number> {
    const before = await this.of(account);
    if (through <= before) return before;
    await this.store.commit({ writes: [{ collection: COLLECTION, id: account, document: { id: account, through } }] });
    return through;
  }
}
