import { inPlainWords } from '@jejak/mongodb';
import type { ActiveSession, Session, SessionStore } from '../sessions/index.ts';
import type { Instant } from '../time/index.ts';
import { type IdentityCollections, type SessionDocument, sweptAfter } from './collections.ts';
import { type Owned, ownerOf, withOwner } from './owner.ts';

export class MongoSessions implements SessionStore {
  readonly #sessions: IdentityCollections['sessions'];

  constructor({ sessions }: IdentityCollections) {
    this.#sessions = sessions;
  }

  insert({ id, ...session }: Session): Promise<void> {
    return inPlainWords(async () => {
      await this.#sessions.insertOne({ _id: id, ...session, sweptAfter: sweptAfter(session.expiresAt) });
    });
  }

  find(id: string): Promise<ActiveSession | undefined> {
    return inPlainWords(async () => {
      const [found] = await this.#sessions.aggregate<SessionDocument & Owned>(withOwner({ _id: id })).toArray();
      const account = found && ownerOf(found);
      return found && account && { session: sessionOf(found), account };
    });
  }

  list(account: string): Promise<readonly Session[]> {
    return inPlainWords(async () => {
      const found = await this.#sessions.find({ account }, { sort: { createdAt: -1, _id: 1 } }).toArray();
      return found.map(sessionOf);
    });
  }

  touch(id: string, seenAt: Instant): Promise<void> {
    return inPlainWords(async () => {
      await this.#sessions.updateOne({ _id: id }, { $max: { lastSeenAt: seenAt } });
    });
  }

  remove(id: string): Promise<void> {
    return inPlainWords(async () => {
      await this.#sessions.deleteOne({ _id: id });
    });
  }

  removeAllOf(account: string, except = ''): Promise<void> {
    return inPlainWords(async () => {
      await this.#sessions.deleteMany({ account, _id: { $ne: except } });
    });
  }

  removeEnded(now: Instant, idleSince: Instant): Promise<void> {
    return inPlainWords(async () => {
      await this.#sessions.deleteMany({ expiresAt: { $lte: now } });
      await this.#sessions.deleteMany({ lastSeenAt: { $lt: idleSince } });
    });
  }
}

function sessionOf({ _id, account, createdAt, lastSeenAt, expiresAt, device }: SessionDocument): Session {
  return { id: _id, account, createdAt, lastSeenAt, expiresAt, device };
}
