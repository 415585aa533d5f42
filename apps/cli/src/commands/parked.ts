import { readConfiguration } from '@jejak/configuration';
import type { Operations } from '@jejak/control';
import type { ParkedEntry } from '@jejak/projector';
import type { Command } from 'commander';
import { Ended, EXIT } from '../exit-codes.ts';
import { useOperations } from '../operations/index.ts';
import { entriesAsText, summariesAsText } from '../parked/index.ts';

const EXAMPLE = `
An event that a read model cannot fold is parked, with all that follows it in its case; everything else goes on.

Example:
  $ JEJAK_DATA=/srv/jejak jejak parked list`;

const exampleOf = (command: string) => `\nExample:\n  $ JEJAK_DATA=/srv/jejak jejak parked ${command}`;

interface Options {
  readonly json?: true;
}

export function addParked(program: Command): void {
  const parked = program.command('parked').description('look at parked events, and try them again');
  parked.addHelpText('after', EXAMPLE);
  parked
    .command('list')
    .description('list what is parked')
    .option('--json', 'print JSON')
    .addHelpText('after', exampleOf('list --json'))
    .action(async ({ json }: Options) => {
      const found = await onFolder((operations) => operations.listParked());
      process.stdout.write(json ? asJson(found) : summariesAsText(found));
    });
  parked
    .command('show')
    .description('show what is parked because of the events of one stream, with the error')
    .argument('<stream>', 'as the list names it')
    .option('--json', 'print JSON')
    .addHelpText('after', exampleOf('show case-7bf249f8-1c7e-4a53-9d31-1f8a5a3f6f10'))
    .action(async (stream: string, { json }: Options) => {
      const entries = await onFolder((operations) => parkedOf(operations, stream));
      process.stdout.write(json ? asJson(entries) : entriesAsText(entries));
    });
  parked
    .command('retry')
    .description('fold the parked events of one stream in, in order; ends with 1 where some still fail')
    .argument('<stream>', 'as the list names it')
    .option('--json', 'print what is still parked as JSON')
    .addHelpText('after', exampleOf('retry case-7bf249f8-1c7e-4a53-9d31-1f8a5a3f6f10'))
    .action(async (stream: string, { json }: Options) => {
      const still = await onFolder(async (operations) => {
        await parkedOf(operations, stream);
        return operations.retryParked(stream);
      });
      if (json) process.stdout.write(asJson(still));
      else process.stdout.write(still.length > 0 ? entriesAsText(still) : `Nothing of ${stream} is parked any more.\n`);
      if (still.length > 0) throw new Ended(`${stream} is still parked.`, EXIT.problems);
    });
}

/** Throws where there is nothing: most likely the stream is misspelt. */
async function parkedOf(operations: Operations, stream: string): Promise<readonly ParkedEntry[]> {
  const entries = await operations.showParked(stream);
  if (entries.length > 0) return entries;
  throw new Ended(`Nothing is parked because of ${stream}; jejak parked list shows what is.`, EXIT.problems);
}

function onFolder<T>(use: (operations: Operations) => Promise<T>): Promise<T> {
  return useOperations(readConfiguration(process.env), 'jejak parked', use);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
