import { appendingSection } from './appending.ts';
import { readingSection } from './reading.ts';
import type { Row, Section } from './row.ts';

export const SECTIONS: readonly Section[] = [appendingSection, readingSection];

const HEAD = `# What EventStoreDB does, and what its stand-in does

EventStoreDB was observed through its own client: version 23.10.8, one node, \`@eventstore/db-client\` 6.2.1. The stand-in
that the tests run against (\`libs/event-store/src/eventstoredb/stand-in\`) must do the same, the awkward things
included, for the adapter has to live with them. Every row is a test that looks through that client; the last column is
what it must see, on the stand-in and, with \`EVENTSTOREDB_URL\` set, on that server.

This page is written by \`npm run eventstoredb-page\`; a test keeps it up to date.
`;

/** The table of everything that the suite sees, in Markdown. */
export function behaviourPage(): string {
  return [HEAD, ...SECTIONS.map(table)].join('\n');
}

function table({ title, rows }: Section): string {
  const lines = rows.map(({ case: what, observed, sees }: Row) => `| ${what} | ${observed} | ${sees} |`);
  return [
    `## ${title}`,
    '',
    '| case | observed on EventStoreDB | the suite sees |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
