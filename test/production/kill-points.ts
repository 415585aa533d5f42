/**
 * Before the transaction of a batch; when all is written and its commit not sent; when the commit is sent and nobody
 * knows whether it arrives; when it is stored and its answer not yet heard; when it is answered and nothing made of it.
 */
export const KILL_POINTS = ['before', 'in', 'asked', 'unanswered', 'after'] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

export function isKillPoint(text: string): text is KillPoint {
  return KILL_POINTS.some((point) => point === text);
}
