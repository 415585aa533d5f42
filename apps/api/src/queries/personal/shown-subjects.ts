const MOST_SESSIONS = 2000;
const MOST_SUBJECTS = 20_000;

/**
 * Whom each session has been shown already, so that an access record names only first sights. Bounded: what is
 * forgotten is recorded once more.
 */
export class ShownSubjects {
  readonly #sessions = new Map<string, Set<string>>();

  notYet(session: string, subjects: Iterable<string>): readonly string[] {
    const shown = this.#sessions.get(session);
    return [...new Set(subjects)].filter((subject) => !shown?.has(subject));
  }

  remember(session: string, subjects: readonly string[]): void {
    const known = this.#sessions.get(session) ?? new Set<string>();
    const shown = known.size + subjects.length > MOST_SUBJECTS ? new Set<string>() : known;
    for (const subject of subjects) shown.add(subject);
    this.#sessions.delete(session);
    this.#sessions.set(session, shown);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MOST_SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
  }
}
