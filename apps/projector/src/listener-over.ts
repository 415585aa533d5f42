import type { openLog, ProcessMetrics } from '@jejak/composition';
import { summaryOf } from '@jejak/projector';
import type { ProjectorListener } from './open-projector.ts';

/** Writes what goes on behind the projector's back into the log, in a server's words, and counts what figures tell. */
export function listenerOver(log: ReturnType<typeof openLog>, metrics: ProcessMetrics): ProjectorListener {
  return {
    onFailure: (err, during) => log.error({ err, during }, 'failed in the background'),
    onTrouble: (trouble) => {
      metrics.troubled(trouble);
      log.warn({ trouble: trouble.sentence }, 'the event store');
    },
    onNotice: ({ what, about }) => log.warn(about, what),
    onRebuilt: (report, outcome) =>
      log[outcome === 'refused' ? 'warn' : 'info']({ outcome, ...summaryOf(report) }, 'read models rebuilt'),
  };
}
