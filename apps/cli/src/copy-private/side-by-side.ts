/** Items after that id, in order of their ids. */
export type ReadPage<T> = (after: string | null, limit: number) => Promise<readonly T[]>;

/** What stands under one id in the source and in the target; at least one of them. */
export interface Pair<T> {
  readonly id: string;
  readonly source: T | undefined;
  readonly target: T | undefined;
}

interface Sides<T> {
  readonly source: ReadPage<T>;
  readonly target: ReadPage<T>;
  readonly idOf: (item: T) => string;
}

export const PAGE = 500;

/** Both sides in the order of their ids, each read once, a page at a time. */
export async function* sideBySide<T>({ source, target, idOf }: Sides<T>): AsyncGenerator<Pair<T>, void> {
  const [left, right] = [everyItem(source, idOf), everyItem(target, idOf)];
  let [one, other] = [await left.next(), await right.next()];
  while (!one.done || !other.done) {
    const ids = [one, other].flatMap((at) => (at.done ? [] : [idOf(at.value)]));
    const id = ids.reduce((first, next) => (next < first ? next : first));
    const [inSource, inTarget] = [one, other].map((at) => (at.done || idOf(at.value) !== id ? undefined : at.value));
    yield { id, source: inSource, target: inTarget };
    if (inSource !== undefined) one = await left.next();
    if (inTarget !== undefined) other = await right.next();
  }
}

async function* everyItem<T>(read: ReadPage<T>, idOf: (item: T) => string): AsyncGenerator<T, void> {
  for (let after: string | null = null; ; ) {
    const page: readonly T[] = await read(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = idOf(last);
  }
}
