import type { ParkedEntry, ParkedSummary } from '@jejak/projector';

export function summariesAsText(summaries: readonly ParkedSummary[]): string {
  if (summaries.length === 0) return 'Nothing is parked.\n';
  const lines = summaries.map(
    ({ stream, projection, document, error, since, events }) =>
      `${stream}  ${where(projection, document)}, ${counted(events)} since ${since ?? 'an event that cannot be read'}\n    ${error}`,
  );
  return `${lines.join('\n')}\n`;
}

export function entriesAsText(entries: readonly ParkedEntry[]): string {
  return entries.map(entryAsText).join('');
}

function entryAsText({ projection, document, error, events }: ParkedEntry): string {
  const lines = events.map(({ stream, revision, ordinal }) => `  ${stream}@${revision}, ordinal ${ordinal}\n`);
  return `${where(projection, document)}: ${error}\n${lines.join('')}`;
}

function where(projection: string, document: string | null): string {
  const model = projection === '*' ? 'every read model' : projection;
  return document === null ? `the whole stream in ${model}` : `document ${document} of ${model}`;
}

function counted(events: number): string {
  return events === 1 ? '1 event waits' : `${events} events wait`;
}
