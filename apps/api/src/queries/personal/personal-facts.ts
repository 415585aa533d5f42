import type { AccessPurpose, Json } from '@jejak/domain';
import type { Ledger } from '@jejak/ledger';
import { open, type SubjectKey, type SubjectKeys } from '@jejak/privacy';
import type { SealedAt } from '@jejak/projections';
import { Inject, Injectable } from '@nestjs/common';
import type { Rights } from '../../access/index.ts';
import { ApiProblem, retryAfter } from '../../problems/index.ts';
import { LEDGER, RIGHTS, SUBJECT_KEYS } from '../../tokens.ts';
import { ShownSubjects } from './shown-subjects.ts';
import type { Viewer } from './viewer.ts';

export interface Sight {
  readonly office: string;
  readonly purpose: AccessPurpose;
  readonly case: string | null;
}

/** Opens one sealed fact; null where its key was destroyed, or where nothing may be shown. */
export type Opener = (sealed: SealedAt) => Json;

/** `withheld` where something is known that is not shown here. */
export interface Opening {
  readonly opener: Opener;
  readonly withheld: boolean;
}

/** Opens sealed facts for one answer, after it is on record who is shown whose. */
@Injectable()
export class PersonalFacts {
  readonly #shown = new ShownSubjects();

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(SUBJECT_KEYS) private readonly keys: SubjectKeys,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  /** As staff see their own office: what cannot be put on record is withheld, and the rest of the answer is given. */
  async inPassing(sealed: readonly SealedAt[], viewer: Viewer, sight: Sight): Promise<Opening> {
    if (sealed.length === 0) return { opener: hidden, withheld: false };
    if (!this.isStaff(viewer, sight.office)) return { opener: hidden, withheld: true };
    const subjects = subjectsOf(sealed);
    const unseen = this.#shown.notYet(viewer.principal.sessionHash, subjects.filter(isPerson));
    try {
      if (unseen.length > 0) await this.note(unseen, viewer, sight);
      return { opener: openerWith(await this.keys.getMany(subjects)), withheld: false };
    } catch (error) {
      viewer.warn(error);
      return { opener: hidden, withheld: true };
    }
  }

  /** For a purpose that was named; on record every time. Throws access-not-recorded. */
  async expressly(sealed: readonly SealedAt[], subject: string, viewer: Viewer, sight: Sight): Promise<Opener> {
    try {
      await this.note([subject], viewer, sight);
    } catch (cause) {
      throw new ApiProblem('access-not-recorded', retryAfter(1), { cause });
    }
    return openerWith(await this.keys.getMany(subjectsOf(sealed)));
  }

  private isStaff({ principal }: Viewer, office: string): boolean {
    return principal.office === office && !this.rights.examines(principal);
  }

  private async note(subjects: readonly string[], viewer: Viewer, sight: Sight): Promise<void> {
    const { account: user, sessionHash } = viewer.principal;
    const { office, purpose, case: shownIn } = sight;
    const who = { user, sessionHash, correlationId: viewer.correlationId };
    await this.ledger.noteAccess({ ...who, purpose, subjects: new Map([[office, subjects]]), case: shownIn });
    this.#shown.remember(sessionHash, subjects);
  }
}

const hidden: Opener = () => null;

function openerWith(keys: ReadonlyMap<string, SubjectKey>): Opener {
  return ({ fact, at }) => {
    const key = keys.get(fact.subject);
    return key ? open(key, at, fact) : null;
  };
}

function subjectsOf(sealed: readonly SealedAt[]): readonly string[] {
  return [...new Set(sealed.map(({ fact }) => fact.subject))];
}

/** An office seals its own notes under a key of its own, which is nobody's. */
function isPerson(subject: string): boolean {
  return !subject.startsWith('office:');
}
