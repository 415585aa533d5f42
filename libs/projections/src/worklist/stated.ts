import { type CaseEvent, isStepEvent } from '@jejak/domain';
import { lastAssignee, lastStated, type Stated, statesAnew } from '../case/index.ts';
import type { WorklistRow } from './row.ts';

type Saying = Pick<WorklistRow, 'assignee' | 'urgent'>;

/** What was said so far of who is responsible and of how urgent it is, each with its event, so that it can be mended. */
export function statedAfter(stated: readonly Stated[], event: CaseEvent): readonly Stated[] {
  if (!statesAnew(event)) return stated;
  if (event.type === 'EventCorrected') {
    const { event: corrected, fields } = event.data;
    return stated.map((said) =>
      said.eventId === corrected ? { ...said, facts: { ...said.facts, ...kept(fields) } } : said,
    );
  }
  const facts = isStepEvent(event) || event.type === 'ReportReceived' ? event.data.facts : event.data;
  return [...stated, { eventId: event.id, facts: kept(facts) }];
}

export function sayingOf(stated: readonly Stated[]): Saying {
  return { assignee: lastAssignee(stated), urgent: lastStated(stated, 'urgent') === true };
}

function kept(facts: object): Stated['facts'] {
  const { urgent, assignee } = facts as Stated['facts'];
  return { ...(urgent === undefined ? {} : { urgent }), ...(assignee === undefined ? {} : { assignee }) };
}
