import type { Instant } from '../event/envelope.ts';
import type { Pause } from './types.ts';

/** A stretch of time in epoch milliseconds, its end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Pauses as spans, in order, overlapping and touching ones merged; an open one runs to `asOf`. */
export function mergePauses(pauses: readonly Pause[], asOf: Instant): Span[] {
  if (pauses.length === 0) return [];
  const now = Date.parse(asOf);
  const spans = pauses.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? now : Date.parse(to) }));
  return mergeSpans(spans);
}

export function mergeSpans(spans: readonly Span[]): Span[] {
  const ordered = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ordered) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of the spans lies in [from, to). */
export function clipSpans(spans: readonly Span[], from: number, to: number): readonly Span[] {
  if (spans.length === 0) return spans;
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
}
