import type { Clock } from '@jejak/ledger';
import type { InboxEntry } from '@jejak/projections';
import { type Filter, InvalidCursor } from '@jejak/read-store';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../access/index.ts';
import type { Offices } from '../directory/index.ts';
import { type PageAnswer, ReadModels } from '../queries/index.ts';
import { CLOCK, OFFICES } from '../tokens.ts';
import { ownInboxes } from './own-inboxes.ts';

/** So many unread entries are counted; more are as many. */
export const MOST_COUNTED = 100;

/** The inboxes of one person, read as one. */
@Injectable()
export class Inbox {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The latest first; the cursor is the place in the ledger of the last entry of the page before. */
  async page(principal: Principal, limit: number, cursor?: string): Promise<PageAnswer<InboxEntry>> {
    const found = await this.#latest(principal, limit + 1, cursor === undefined ? {} : { $lt: placeOf(cursor) });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : String(last.ordinal) };
  }

  /** How many lie beyond that place in the ledger. */
  async after(principal: Principal, ordinal: number): Promise<number> {
    return (await this.#latest(principal, MOST_COUNTED, { $gt: ordinal })).length;
  }

  /** From all inboxes; what is in several of them, for somebody holds two positions, is there once. */
  async #latest(
    principal: Principal,
    limit: number,
    ordinal: { readonly $lt?: number; readonly $gt?: number },
  ): Promise<readonly InboxEntry[]> {
    const office = principal.office === null ? undefined : this.offices.get(principal.office);
    if (office === undefined) return [];
    const bounds: Filter = Object.keys(ordinal).length === 0 ? {} : { ordinal };
    const pages = await Promise.all(
      ownInboxes(office, principal.account, this.clock.now()).map((to) =>
        this.models.find('inbox', {
          filter: { office: office.code, to, ...bounds },
          sort: { field: 'ordinal', direction: 'descending' },
          limit,
        }),
      ),
    );
    const entries = new Map(pages.flatMap(({ documents }) => documents).map((entry) => [entry.ordinal, entry]));
    return [...entries.values()].toSorted((a, b) => b.ordinal - a.ordinal).slice(0, limit);
  }
}

function placeOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new InvalidCursor('the cursor is damaged');
  return Number(cursor);
}
