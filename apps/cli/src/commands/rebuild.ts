import { type Configuration, readConfiguration } from '@jejak/configuration';
import { RebuildRefused, type RebuildReport } from '@jejak/projector';
import type { Command } from 'commander';
import { Ended, EXIT } from '../exit-codes.ts';
import { useOperations } from '../operations/index.ts';
import { TerminalLine } from '../progress/index.ts';
import { describeProgress, reportAsText } from '../rebuild/index.ts';

const EXAMPLE = `
The data folder (JEJAK_DATA) may be served meanwhile: the live read models go on until the new ones take their place.
Documents that differ though nobody changed how they are made are refused (exit code 4), and the live ones stay.
Interrupted (Ctrl-C, SIGTERM), the next rebuild goes on from there.

Example:
  $ JEJAK_DATA=/srv/jejak jejak rebuild`;

const STOPPING = ['SIGINT', 'SIGTERM'] as const;

interface Options {
  readonly acceptDifferences?: true;
  readonly json?: true;
}

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('make all read models anew from the events, compare, and switch')
    .option('--accept-differences', 'switch also where documents differ')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action(async ({ acceptDifferences, json }: Options) => {
      const print = (report: RebuildReport, outcome: string) =>
        process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : reportAsText(report, outcome));
      try {
        print(await rebuild(readConfiguration(process.env), acceptDifferences === true), 'The new ones are live.');
      } catch (error) {
        if (!(error instanceof RebuildRefused)) throw error;
        print(error.report, 'The live ones stay.');
        throw new Ended('Documents differ; --accept-differences switches nevertheless.', EXIT.differences);
      }
    });
}

async function rebuild(configuration: Configuration, acceptDifferences: boolean): Promise<RebuildReport> {
  const line = new TerminalLine(process.stderr);
  const interrupting = new AbortController();
  const interrupt = () => interrupting.abort(new Ended('Interrupted; the next rebuild goes on.', EXIT.problems));
  for (const signal of STOPPING) process.once(signal, interrupt);
  try {
    return await useOperations(configuration, 'jejak rebuild', (operations) =>
      operations.rebuild({
        acceptDifferences,
        onProgress: (progress) => line.show(() => describeProgress(progress)),
        signal: interrupting.signal,
      }),
    );
  } catch (error) {
    interrupting.signal.throwIfAborted();
    throw error;
  } finally {
    for (const signal of STOPPING) process.off(signal, interrupt);
    line.end();
  }
}
