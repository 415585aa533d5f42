import process from 'node:process';

/**
 * One kind of work in several turns. Others use the machine too, so the middle turn says more than the sum of them;
 * and how much of a processor this process took for an operation says something even on a crowded machine.
 */
export class Turns {
  readonly #rates: number[] = [];
  readonly #cpu: number[] = [];

  /** `work` answers its operations a second. */
  async take(operations: number, work: () => Promise<number>): Promise<void> {
    const before = process.cpuUsage();
    this.#rates.push(await work());
    const { user, system } = process.cpuUsage(before);
    this.#cpu.push((user + system) / operations);
  }

  get perSecond(): number {
    return median(this.#rates);
  }

  /** Microseconds of processor time that an operation takes here, not at the server. */
  get cpuUs(): number {
    return Math.round(median(this.#cpu));
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
