import type { ReadStore } from '@jejak/read-store';
import type { GenerationBook, GenerationRecord } from '../generations/index.ts';
import type { Running } from '../runner/index.ts';
import { compareAtWork, compareStill } from './compare-generations.ts';
import { digestOver } from './digest.ts';
import { type Comparison, type Digests, RebuildRefused, type RebuildReport } from './report.ts';

export interface RebuildParts {
  readonly store: ReadStore;
  readonly book: GenerationBook;
  readonly live: GenerationRecord;
  /** Null where this version's code can no longer fold the live generation: then it stands still. */
  readonly liveRunning: Running | null;
  readonly rebuilt: GenerationRecord;
  readonly running: Running;
  /** Whether to switch although documents differ that should not; asked once both were compared. */
  readonly acceptDifferences: () => boolean;
  readonly signal: AbortSignal;
}

/** Brings the rebuilt generation up to the live one, compares both at one ordinal and makes it live. */
export async function rebuildAndSwitch(parts: RebuildParts): Promise<RebuildReport> {
  const { live, liveRunning, rebuilt, running } = parts;
  try {
    const same = unchanged(live, rebuilt);
    const report =
      liveRunning === null ? await besideStill(parts, same) : await besideWorking(parts, liveRunning, same);
    const unexpected = report.comparisons.some(({ differing }) => differing > 0);
    if (unexpected && !parts.acceptDifferences()) throw new RebuildRefused(report);
    if (liveRunning === null) {
      running.runner.gate.open();
      await running.until(() => running.progress.isCaughtUp, parts.signal);
    }
    const writes = parts.book.switchTo(rebuilt);
    await running.runner.exclusive((bench) => bench.commit(bench.checkpoint, writes));
    return report;
  } finally {
    liveRunning?.runner.gate.open();
    running.runner.gate.open();
  }
}

async function besideStill(parts: RebuildParts, same: readonly string[]): Promise<RebuildReport> {
  const { store, live, rebuilt, running, signal } = parts;
  const { models } = running.runner.generation;
  const ordinal = (await store.checkpoint(live.generation))?.ordinal ?? -1;
  running.runner.gate.moveTo(ordinal);
  await running.runner.started();
  await running.until(() => running.ordinal >= ordinal, signal);
  // Resumed from beyond: it was compared before it was let past this ordinal.
  const passed = running.ordinal > ordinal || same.length === 0;
  const comparisons = passed ? [] : await compareStill(store, live.generation, rebuilt.generation, models, same);
  return reportOf(parts, passed ? null : ordinal, comparisons);
}

async function besideWorking(
  parts: RebuildParts,
  liveRunning: Running,
  same: readonly string[],
): Promise<RebuildReport> {
  const { store, running, signal } = parts;
  await running.runner.started();
  await running.until(() => running.progress.isCaughtUp, signal);
  let ordinal = -1;
  const comparisons = await compareAtWork(store, liveRunning, running, same, async () => {
    ordinal = await holdTogether(liveRunning, running, signal);
  });
  return reportOf(parts, ordinal, comparisons);
}

/** Holds both where the one that is ahead stands. */
async function holdTogether(one: Running, other: Running, signal: AbortSignal): Promise<number> {
  const ordinal = Math.max(await one.hold(), await other.hold());
  for (const running of [one, other]) {
    running.runner.gate.moveTo(ordinal);
    await running.until(() => running.ordinal >= ordinal, signal);
  }
  return ordinal;
}

function unchanged(live: GenerationRecord, rebuilt: GenerationRecord): readonly string[] {
  return Object.keys(rebuilt.shapes).filter((projection) => live.shapes[projection] === rebuilt.shapes[projection]);
}

function reportOf(
  { live, rebuilt }: RebuildParts,
  comparedAt: number | null,
  comparisons: readonly Comparison[],
): RebuildReport {
  const digests =
    comparisons.length === 0 ? null : { live: over(comparisons, 'live'), rebuilt: over(comparisons, 'rebuilt') };
  return { generation: rebuilt.generation, replaced: live.generation, comparedAt, digests, comparisons };
}

function over(comparisons: readonly Comparison[], side: keyof Digests): string {
  return digestOver(Object.fromEntries(comparisons.map(({ projection, digests }) => [projection, digests[side]])));
}
