import { residentBytes } from './resident-bytes.ts';

export interface Sample {
  readonly atMs: number;
  readonly residentMb: number;
  readonly lagSeconds: number;
  readonly writes: number;
}

/** Looks at a served process once a second: its memory as the system counts it, and how far the read models are. */
export class Watch {
  readonly samples: Sample[] = [];
  /** What went wrong while looking. */
  readonly failures: unknown[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #began = performance.now();
  #looking: Promise<void> = Promise.resolve();

  /** `writes` says how many were acknowledged so far. */
  constructor(url: string, pid: number, writes: () => number) {
    this.#timer = setInterval(() => {
      this.#looking = this.#look(url, pid, writes).catch((failure) => void this.failures.push(failure));
    }, 1_000);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  get longestLagSeconds(): number {
    return Math.max(...this.samples.map(({ lagSeconds }) => lagSeconds));
  }

  get mostResidentMb(): number {
    return Math.max(...this.samples.map(({ residentMb }) => residentMb));
  }

  /** A line a minute: least and most memory, longest lag, writes until then. */
  series(): string {
    const minutes = Map.groupBy(this.samples, ({ atMs }) => Math.floor(atMs / 60_000));
    const lines = [...minutes].map(([minute, of]) => {
      const memory = of.map(({ residentMb }) => residentMb);
      const lag = Math.max(...of.map(({ lagSeconds }) => lagSeconds));
      return `${minute + 1} min: ${Math.min(...memory)} to ${Math.max(...memory)} MB, lag ${lag} s, ${of.at(-1)?.writes} writes`;
    });
    return lines.join('\n');
  }

  async #look(url: string, pid: number, writes: () => number): Promise<void> {
    const answer = await fetch(`${url}/health`);
    const { parts } = (await answer.json()) as { parts: { readModels: { lagSeconds: number } } };
    const residentMb = Math.round(residentBytes(pid) / 2 ** 20);
    const { lagSeconds } = parts.readModels;
    this.samples.push({ atMs: Math.round(performance.now() - this.#began), residentMb, lagSeconds, writes: writes() });
  }
}
