import type { Operations } from '@jejak/control';

const PAGE = 500;

/**
 * The events of a stream, from a revision on, as the ledger wrote them: what stands in a stream of that name has the
 * types of its kind.
 */
export async function* readStream<E>(operations: Operations, stream: string, from = 0): AsyncGenerator<E, void> {
  for (let next = from; ; next += PAGE) {
    const page = await operations.readStream(stream, next, PAGE);
    for (const { json } of page) yield JSON.parse(json) as E;
    if (page.length < PAGE) return;
  }
}
