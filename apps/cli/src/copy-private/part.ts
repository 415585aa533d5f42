import { PAGE, type ReadPage, sideBySide } from './side-by-side.ts';

/** The target holds private data that is not the folder's. Nothing was written. */
export class TargetNotOurs extends Error {
  override readonly name = 'TargetNotOurs';
}

/** One kind of private data, in the folder and in the target. */
export interface Part<T> {
  /** Of one item, such as `account`. */
  readonly name: string;
  readonly source: ReadPage<T>;
  readonly target: ReadPage<T>;
  readonly idOf: (item: T) => string;
  readonly isSame: (one: T, other: T) => boolean;
  /** Whether what the target holds may be replaced by what the source has, or removed where it has nothing. */
  readonly givesWay: (source: T | undefined) => boolean;
  readonly put: (items: readonly T[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
}

export interface PartReport {
  readonly name: string;
  /** In the source. */
  readonly count: number;
  /** Of those, how many the target had from an earlier try. */
  readonly found: number;
  /** What is not the same now, each in a few words. */
  readonly problems: readonly string[];
}

/** Told after each page how many items were gone through. */
export type Progress = (done: number) => void;

/** Throws TargetNotOurs. */
export async function refuseOthers<T>(part: Part<T>): Promise<void> {
  for await (const { id, source, target } of sideBySide(part)) {
    if (target === undefined || part.givesWay(source)) continue;
    if (source === undefined) throw refusal(`the target holds the ${part.name} ${id}, which the folder has not`);
    if (!part.isSame(source, target)) throw refusal(`the ${part.name} ${id} is another one in the target`);
  }
}

function refusal(found: string): TargetNotOurs {
  return new TargetNotOurs(`${found}. Nothing was written; name a database that is empty, or drop what is in this one`);
}

/** Puts what the target lacks; how many it had. */
export async function copyPart<T>(part: Part<T>, progress: Progress): Promise<number> {
  let [done, found] = [0, 0];
  let missing: T[] = [];
  let strange: string[] = [];
  const write = async () => {
    await part.put(missing);
    await part.remove(strange);
    [missing, strange] = [[], []];
    progress(done);
  };
  for await (const { id, source, target } of sideBySide(part)) {
    if (source === undefined) strange.push(id);
    else if (target === undefined || !part.isSame(source, target)) missing.push(source);
    else found += 1;
    done += 1;
    if (missing.length + strange.length >= PAGE) await write();
    else if (done % PAGE === 0) progress(done);
  }
  await write();
  return found;
}

/** Reads both sides from end to end. */
export async function comparePart<T>(part: Part<T>, found: number, progress: Progress): Promise<PartReport> {
  let count = 0;
  const problems: string[] = [];
  for await (const { id, source, target } of sideBySide(part)) {
    if (source !== undefined) count += 1;
    if (count % PAGE === 0) progress(count);
    if (source === undefined) problems.push(`${part.name} ${id} is in the target alone`);
    else if (target === undefined) problems.push(`${part.name} ${id} is missing in the target`);
    else if (!part.isSame(source, target)) problems.push(`${part.name} ${id} is another one in the target`);
  }
  return { name: part.name, count, found, problems };
}
