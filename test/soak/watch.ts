import { execFileSync } from 'node:child_process';

export interface Sample {
  readonly atMs: number;
  readonly residentMb: number;
  readonly lagSeconds: number;
}

/** Looks at a served process once a second: its memory as the system counts it, and how far the read models are. */
export class Watch {
  readonly samples: Sample[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #began = performance.now();

  constructor(url: string, pid: number) {
    this.#timer = setInterval(() => void this.#look(url, pid).catch(() => {}), 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get longestLagSeconds(): number {
    return Math.max(...this.samples.map(({ lagSeconds }) => lagSeconds));
  }

  /** In the middle of a stretch of the time watched; parts are given from 0 to 1. */
  residentMbBetween(from: number, to: number): number {
    const of = this.samples.slice(Math.floor(from * this.samples.length), Math.ceil(to * this.samples.length));
    const ordered = of.map(({ residentMb }) => residentMb).sort((a, b) => a - b);
    return ordered[Math.floor(ordered.length / 2)] ?? 0;
  }

  async #look(url: string, pid: number): Promise<void> {
    const answer = await fetch(`${url}/health`);
    const { parts } = (await answer.json()) as { parts: { readModels: { lagSeconds: number } } };
    const residentMb = Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
    const { lagSeconds } = parts.readModels;
    this.samples.push({ atMs: Math.round(performance.now() - this.#began), residentMb, lagSeconds });
  }
}
