import { DEMO_PASSWORD, ENDS, MOST_OFFICES, type SimulationResult } from '@jejak/simulation';
import { type Command, InvalidArgumentError } from 'commander';
import { simulateVisibly } from '../simulation/index.ts';

interface Options {
  readonly seed: number;
  readonly until: string;
  readonly cases: number;
  readonly offices: number;
}

const EXAMPLE = `
Everything is invented, and the same options give the same ledger, to the last byte. Accounts of the invented people
share the password ${DEMO_PASSWORD}. The folder is made beside its place and moved there once it is whole.

Example:
  $ jejak simulate ./data/year --seed 7 --until 2026-11-26 --cases 3000 --offices 3
  $ JEJAK_DATA=./data/year JEJAK_DEMO=true jejak serve`;

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('simulate a year of offices into a new data folder')
    .argument('<folder>', 'where to; must be empty or not there yet')
    .option('--seed <number>', 'what decides everything that is left to chance', wholeNumber(0, 2 ** 31 - 1), 2026)
    .option('--until <date>', 'the last day of the year (UTC), such as 2026-11-26; now where it is left out', lastDay)
    .option('--cases <number>', 'how many cases are opened', wholeNumber(1, 1_000_000), 3000)
    .option('--offices <number>', `1 to ${MOST_OFFICES}`, wholeNumber(1, MOST_OFFICES), 3)
    .addHelpText('after', EXAMPLE)
    .action(async (folder: string, { until = new Date().toISOString(), ...plan }: Options) => {
      sayWhatFuture(until);
      process.stdout.write(`${inWords(await simulateVisibly(folder, { ...plan, until }))}\n`);
    });
}

function inWords({ cases, events, refusals }: SimulationResult): string {
  const refused = [...refusals].map(([code, count]) => `${code} ${count}`).join(', ');
  return `${cases} cases, ${events} events; refused by the ledger: ${refused || 'nothing'}`;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** The instant at which that day is over. */
function lastDay(text: string): string {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T24:00:00.000Z`) : Number.NaN;
  const isADay = !Number.isNaN(midnight) && new Date(midnight - 1).toISOString().startsWith(text);
  if (isADay && text >= ENDS.first && text <= ENDS.last) return new Date(midnight).toISOString();
  throw new InvalidArgumentError(`It is a date from ${ENDS.first} to ${ENDS.last}, such as 2026-11-26.`);
}

/** Nothing is recorded as having happened before what it follows. */
function sayWhatFuture(until: string): void {
  if (until <= new Date().toISOString()) return;
  process.stderr.write(`The year ends in the future: cases that go on in it take no step before ${until}.\n`);
}
