import { type CaseEvent, type Instant, isStepEvent, type LedgerEvent, type OfficeState } from '@jejak/domain';
import { movesClocks, promiseTriggers } from '../case/index.ts';
import { calendarIn, isCalendarEvent, isCaseEvent, officeIn, standardIn } from '../events/index.ts';
import type { Reference } from '../projection.ts';
import { openRow } from './open.ts';
import { timed } from './promise.ts';
import type { WorklistRow } from './row.ts';
import { sayingOf, statedAfter } from './stated.ts';
import { remember } from './term-memory.ts';
import { turnOf } from './turn.ts';

/** The row of a case after an event of its own, its number, or a change of its office's calendar. */
export function reduceWorklist(
  row: WorklistRow | undefined,
  event: LedgerEvent,
  _ordinal: number,
  reference: Reference,
): WorklistRow | undefined {
  if (isCaseEvent(event)) {
    const office = officeIn(reference, event.office);
    return follow(row ?? openRow(event, office), event, office);
  }
  if (!row) return undefined;
  if (event.type === 'NumberAllotted' && event.data.document === null) return { ...row, number: event.data.printed };
  if (isCalendarEvent(event) && row.open) return measured(row, officeIn(reference, row.office), event.recordedAt);
  return row;
}

function follow(before: WorklistRow, event: CaseEvent, office: OfficeState): WorklistRow {
  const moved = { ...before, ...movement(before, event) };
  const standard = standardIn(office, moved.standard);
  const triggers = promiseTriggers(standard);
  const stated = statedAfter(before.memory.stated, event);
  const memory = { term: remember(before.memory.term, event, moved.status, triggers), stated };
  const row = {
    ...moved,
    ...(stated === before.memory.stated ? {} : sayingOf(stated)),
    openedAt: memory.term.entries[0]?.occurredAt ?? event.occurredAt,
    lastEventAt: event.recordedAt,
    revision: event.revision,
    memory,
  };
  if (!changesTurn(before, row)) return movesClocks(event, triggers) ? measured(row, office, event.recordedAt) : row;
  const turned = { ...row, serviceName: standard.name, ...turnOf(row, standard) };
  return movesClocks(event, triggers) ? measured(turned, office, event.recordedAt) : turned;
}

/** What an event changes besides clocks: state, unit, standard, flags. */
function movement(row: WorklistRow, event: CaseEvent): Partial<WorklistRow> {
  if (isStepEvent(event)) {
    const { to, closes, parallel, deviation, flags = [] } = event.data;
    const flagged = { flags: flagsAfter(row.flags, deviation ? [...flags, 'deviation'] : flags) };
    return parallel ? flagged : { ...flagged, status: to, open: closes === undefined, outcome: closes ?? null };
  }
  switch (event.type) {
    case 'ReportReceived':
      return { status: event.data.state };
    case 'CaseReopened':
      return { status: event.data.to, open: true, outcome: null };
    case 'StandardRebound':
      return { standard: event.data.standard };
    case 'CaseReassigned':
      return event.data.unit === undefined ? {} : { unit: event.data.unit };
    case 'DuplicateMarked':
      return { flags: flagsAfter(row.flags, ['duplicate']) };
    default:
      return {};
  }
}

function flagsAfter(flags: readonly string[], more: readonly string[]): readonly string[] {
  return more.length === 0 ? flags : [...new Set([...flags, ...more])];
}

function changesTurn(before: WorklistRow, after: WorklistRow): boolean {
  return (
    before.status !== after.status ||
    before.standard !== after.standard ||
    before.open !== after.open ||
    before.memory.term.pauses !== after.memory.term.pauses
  );
}

/** An open case follows the current calendar; a closed one keeps that of its end. */
function measured(row: WorklistRow, office: OfficeState, recordedAt: Instant): WorklistRow {
  const asOf = recordedAt > row.lastEventAt ? recordedAt : row.lastEventAt;
  const calendarRevision = row.open || row.clock !== 'stopped' ? calendarIn(office).revision : row.calendarRevision;
  return { ...row, ...timed(row, standardIn(office, row.standard), office, calendarRevision, asOf) };
}
