export interface RecentCase {
  readonly id: string;
  readonly client: string | null;
}

const REMEMBERED = 300;

/** The cases that an office remembers: the latest ones, to which others are related. */
export class RecentCases {
  readonly #byOffice = new Map<string, RecentCase[]>();

  remember(office: string, recent: RecentCase): void {
    const own = this.#byOffice.get(office) ?? [];
    this.#byOffice.set(office, own);
    own.push(recent);
    if (own.length > REMEMBERED) own.shift();
  }

  of(office: string): readonly RecentCase[] {
    return this.#byOffice.get(office) ?? [];
  }
}
