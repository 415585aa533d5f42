import type { StoreUnavailable } from '../errors.ts';
import type { Position, StoredEvent } from '../port.ts';

/** What passes by itself and yet somebody should know of. */
export type Trouble =
  | { readonly kind: 'dropped'; readonly reason: StoreUnavailable; readonly after: Position | undefined }
  | { readonly kind: 'undecodable'; readonly event: StoredEvent; readonly why: string };

/** A sentence for the log. */
export function describeTrouble(trouble: Trouble): string {
  if (trouble.kind === 'dropped') {
    const after = trouble.after === undefined ? 'the beginning' : `position ${trouble.after}`;
    return `a subscription was dropped and goes on after ${after}: ${trouble.reason.message}`;
  }
  const { stream, revision } = trouble.event;
  return `event ${stream}/${revision} is none of ours: ${trouble.why}`;
}
