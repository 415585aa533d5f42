import type { Figures } from '../main.ts';
import { numberOf } from '../support/numbers.ts';
import type { Measured } from './measure.ts';
import type { RawDocuments } from './raw-documents.ts';
import type { Rebuilt } from './rebuild.ts';

/** A rebuild, and the driver alone with what it wrote. */
export interface Round {
  readonly rebuilt: Rebuilt;
  readonly documents: readonly RawDocuments[];
  readonly upserts: Measured;
  readonly transactions: Measured;
  readonly inserts: Measured;
}

type Pick = (round: Round) => Measured;
type Count = (round: Round) => number;

/** Each figure of the middle round, for others use the machine too. A ratio is that of two times of one round. */
export function figuresOf(rounds: readonly Round[]): Figures {
  const middle = (figure: Count, digits = 0) => numberOf(median(rounds.map(figure)), digits);
  return {
    rounds: rounds.length,
    events: middle(events),
    documents_written: middle(written),
    documents_in_the_end: middle(inTheEnd),
    rebuild_events_per_s: middle((round) => perSecond(events(round), rebuild(round))),
    rebuild_documents_per_s: middle((round) => perSecond(written(round), rebuild(round))),
    rebuild_here_cpu_us_per_document: middle((round) => (rebuild(round).hereMs * 1_000) / written(round)),
    rebuild_server_cpu_us_per_document: middle((round) => (rebuild(round).serverMs * 1_000) / written(round)),
    rebuild_reading_share: middle(({ rebuilt }) => rebuilt.recording.readingMs() / rebuilt.took.clockMs, 2),
    rebuild_committing_share: middle(({ rebuilt }) => rebuilt.recording.committingMs() / rebuilt.took.clockMs, 2),
    ...peer('upserts', ({ upserts }) => upserts, written),
    ...peer('upserts_in_transactions', ({ transactions }) => transactions, written),
    ...peer('inserts_of_the_end', ({ inserts }) => inserts, inTheEnd),
  };

  function peer(name: string, took: Pick, count: Count): Figures {
    return {
      [`raw_${name}_documents_per_s`]: middle((round) => perSecond(count(round), took(round))),
      [`raw_${name}_here_cpu_us_per_document`]: middle((round) => (took(round).hereMs * 1_000) / count(round)),
      [`raw_${name}_server_cpu_us_per_document`]: middle((round) => (took(round).serverMs * 1_000) / count(round)),
      [`rebuild_to_raw_${name}_ratio`]: middle((round) => took(round).clockMs / rebuild(round).clockMs, 2),
      [`rebuild_to_raw_${name}_cpu_ratio`]: middle((round) => cpuMs(took(round)) / cpuMs(rebuild(round)), 2),
    };
  }
}

const rebuild: Pick = ({ rebuilt }) => rebuilt.took;
const events: Count = ({ rebuilt }) => rebuilt.events;
const written: Count = ({ documents }) => sum(documents.map(({ batches }) => batches.flat().length));
const inTheEnd: Count = ({ documents }) => sum(documents.map(({ last }) => last.length));

function perSecond(count: number, { clockMs }: Measured): number {
  return (count * 1_000) / clockMs;
}

/** On both sides. */
function cpuMs({ hereMs, serverMs }: Measured): number {
  return hereMs + serverMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
