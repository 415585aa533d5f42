import { type ClockName, clockLabel, type Instant, type Label, RUNG_LABELS, type Rung } from '@jejak/domain';

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

/** A reminder as a mail: Indonesian first, then English. Says of the case what is public, and nothing of a person. */
export function composeReminder(reminder: ReminderInWords): { readonly subject: string; readonly text: string } {
  const { clock, rung, number, service, status, dueAt, timeZone, link } = reminder;
  const [of, told] = [clockLabel(clock), RUNG_LABELS[rung]];
  const shown = number ?? 'tanpa nomor / no number yet';
  const linked = link === null ? [] : ['', link];
  return {
    subject: `[Jejak] ${number ?? service.id}: ${told.id}`,
    text: [
      `${of.id}: ${told.id}.`,
      '',
      `Nomor: ${shown}`,
      `Layanan: ${service.id}`,
      `Status: ${status.id}`,
      `Batas waktu: ${localTime(dueAt, timeZone, 'id-ID')}`,
      '',
      '--',
      `${of.en}: ${told.en}.`,
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

function localTime(at: Instant, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return format.format(new Date(at));
}
