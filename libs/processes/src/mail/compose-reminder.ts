import type { ClockName, Instant, Label, Rung } from '@jejak/domain';

export interface ReminderInWords {
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly dueAt: Instant;
  readonly timeZone: string;
  /** As printed; null where the case has none yet. */
  readonly number: string | null;
  readonly service: Label;
  readonly status: Label;
  /** Where the case is to be found; null where the installation has no public address. */
  readonly link: string | null;
}

const TOLD: { readonly [rung in Rung]: Label } = {
  half: { id: 'separuh waktu telah berjalan', en: 'half of the time has passed' },
  'four-fifths': { id: '80 % waktu telah berjalan', en: '80 % of the time has passed' },
  due: { id: 'batas waktu telah tiba', en: 'the due date has come' },
  late: { id: 'lewat batas waktu', en: 'past the due date' },
};

/** A reminder as a mail: Indonesian first, then English. Says of the case what is public, and nothing of a person. */
export function composeReminder(reminder: ReminderInWords): { readonly subject: string; readonly text: string } {
  const { clock, rung, number, service, status, dueAt, timeZone, link } = reminder;
  const of = clock.kind === 'sub-limit' ? { id: `Batas ${clock.name}`, en: `Limit: ${clock.name}` } : PROMISE;
  const shown = number ?? 'tanpa nomor / no number yet';
  const linked = link === null ? [] : ['', link];
  return {
    subject: `[Jejak] ${number ?? service.id}: ${TOLD[rung].id}`,
    text: [
      `${of.id}: ${TOLD[rung].id}.`,
      '',
      `Nomor: ${shown}`,
      `Layanan: ${service.id}`,
      `Status: ${status.id}`,
      `Batas waktu: ${localTime(dueAt, timeZone, 'id-ID')}`,
      '',
      '--',
      `${of.en}: ${TOLD[rung].en}.`,
      '',
      `Number: ${shown}`,
      `Service: ${service.en}`,
      `Status: ${status.en}`,
      `Due: ${localTime(dueAt, timeZone, 'en-GB')}`,
      ...linked,
      '',
    ].join('\n'),
  };
}

const PROMISE: Label = { id: 'Waktu layanan', en: 'Service time' };

function localTime(at: Instant, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return format.format(new Date(at));
}
