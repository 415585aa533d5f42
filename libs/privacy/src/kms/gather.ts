/** How many items travel in one request at the most. */
const MOST = 100;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (failure: unknown) => void;
}

/** Puts what is asked one by one within a turn of the event loop into one request. */
export function gather<T, R>(ask: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MOST) void answer(all.slice(from, from + MOST));
  };
  const answer = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await ask(batch.map(({ item }) => item));
      for (const [place, { resolve, reject }] of batch.entries()) {
        const result = results[place];
        if (result === undefined) reject(new Error('an answer is missing'));
        else resolve(result);
      }
    } catch (failure) {
      for (const { reject } of batch) reject(failure);
    }
  };
  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ item, resolve, reject }) === 1) setImmediate(flush);
    });
}
