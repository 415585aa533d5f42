import type { Totals } from '../totals.ts';
import type { WorklistRow } from './row.ts';

/** Office × unit: what is open there, by whose turn it is. What depends on now is counted when it is asked. */
export const dashboard: Totals<WorklistRow> = {
  name: 'dashboard',
  version: 1,
  indexes: [['office', 'unit']],
  contribution({ office, unit, open, waitingOn, paused, overdue, urgent, assignee, clock, service }) {
    if (!open) return [{ of: { office, unit }, figures: { closed: 1 } }];
    const figures = {
      open: 1,
      [`waiting-on/${waitingOn}`]: 1,
      paused: paused ? 1 : 0,
      overdue: overdue ? 1 : 0,
      urgent: urgent ? 1 : 0,
      unassigned: assignee === null ? 1 : 0,
      'not-started': clock === 'not-started' ? 1 : 0,
      answered: clock === 'stopped' ? 1 : 0,
      [`service/${service}`]: 1,
    };
    return [{ of: { office, unit }, figures }];
  },
};
