import type { Command } from 'commander';
import { copyLedger, describeCopy, openExistingLedger, openLedger } from '../copy/index.ts';
import { Ended, EXIT } from '../exit-codes.ts';
import { duration, grouped, TerminalLine } from '../progress/index.ts';

interface Options {
  readonly from: string;
  readonly to: string;
}

const EXAMPLE = `
A ledger is embedded:FOLDER or esdb://host:2113; for a server, EVENTSTOREDB_USER, EVENTSTOREDB_PASSWORD and
EVENTSTOREDB_CA_FILE say how it is entered. Nobody may write to either ledger meanwhile. The target must be empty, or
hold what an interrupted copy put there: then the copy goes on. At the end the target is read back, every chain is
proved and one digest over everything is compared (exit code 1 where they differ).

Example:
  $ jejak copy --from embedded:./data --to esdb://eventstoredb:2113`;

export function addCopy(program: Command): void {
  program
    .command('copy')
    .description('copy the ledger to another store, event for event in the same bytes and order')
    .requiredOption('--from <ledger>', 'the ledger to copy')
    .requiredOption('--to <ledger>', 'where to')
    .addHelpText('after', EXAMPLE)
    .action(async ({ from, to }: Options) => {
      await using opened = new AsyncDisposableStack();
      const source = opened.adopt(await openExistingLedger(from, process.env), (it) => it.close());
      const target = opened.adopt(await openLedger(to, process.env), (it) => it.close());
      const report = await copyVisibly(source.store, target.store, target.inFlight);
      process.stdout.write(`${describeCopy(report)}\n`);
      if (!report.same) throw new Ended('', EXIT.problems);
    });
}

async function copyVisibly(source: Parameters<typeof copyLedger>[0], target: typeof source, inFlight: number) {
  const started = performance.now();
  const line = new TerminalLine(process.stderr);
  const onProgress = (events: number) =>
    line.show(() => {
      const seconds = (performance.now() - started) / 1000;
      return `${grouped(events)} events in ${duration(seconds)}, ${grouped(events / seconds)} a second`;
    });
  return copyLedger(source, target, { inFlight, onProgress }).finally(() => line.end());
}
