import { type Clock, findAct, isStepEvent, type OfficeState } from '@jejak/domain';
import { localTime } from './local-time.ts';
import type { CaseView } from './read-case.ts';

export function asText(view: CaseView): string {
  const { number, asOf, state, office, timeZone, standard, clocks } = view;
  const { states, terminal, exits } = standard.procedure;
  const left = exits.find(({ to }) => to === state.status);
  const label = (states[state.status] ?? terminal[state.status] ?? left)?.id ?? state.status;
  const lines = [
    `${number}  ${standard.name.id}`,
    `${office.name}`,
    `Status: ${label} (${state.status})${state.terminal ? `, ${state.terminal.outcome}` : ''}`,
    '',
    `Riwayat / timeline (${timeZone}; occurred, recorded, by)`,
    ...timeline(view),
    '',
    `Waktu / clocks as of ${localTime(asOf, timeZone)}`,
    ...(clocks.length > 0 ? clocks.map((clock) => `  ${clockLine(clock, timeZone)}`) : ['  none has started']),
    '',
  ];
  return lines.join('\n');
}

export function asJson({ number, asOf, state, events, standard, clocks }: CaseView): string {
  const { service, name } = standard;
  return `${JSON.stringify({ number, asOf, service, name, state, clocks, events }, null, 2)}\n`;
}

function timeline({ events, office, timeZone, standard }: CaseView): readonly string[] {
  return events.map((event) => {
    const { type, occurredAt, recordedAt, performedBy, recordedBy } = event;
    const step = isStepEvent(event) ? findAct(standard.procedure, event.data.step)?.act.id : undefined;
    const by = nameOf(performedBy, office);
    const recorder = nameOf(recordedBy, office);
    const who = by === recorder ? by : `${by}, recorded by ${recorder}`;
    return `  ${localTime(occurredAt, timeZone)}  ${localTime(recordedAt, timeZone)}  ${step ?? (type === 'ReportReceived' ? 'Laporan diterima' : type)} (${who})`;
  });
}

function nameOf(actor: CaseView['events'][number]['performedBy' | 'recordedBy'], office: OfficeState): string {
  if ('party' in actor) return actor.party;
  if ('system' in actor) return actor.system;
  const { user } = actor;
  if (user !== undefined) return office.officers.find((officer) => officer.user === user)?.name ?? user;
  return 'position' in actor ? actor.position.role : 'somebody';
}

function clockLine({ kind, name, running, startedAt, stoppedAt, dueAt, late }: Clock, timeZone: string): string {
  const local = (instant: string) => localTime(instant, timeZone);
  const stop = stoppedAt ? `, stopped ${local(stoppedAt)}` : `, ${running}`;
  return `${kind} ${name}: from ${local(startedAt)}, due ${local(dueAt)}${stop}, ${late ? 'LATE' : 'in time'}`;
}
