import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';
import { asJson, asText, parseCaseNumber, readCase } from '../case-view/index.ts';
import { useOperations } from '../operations/index.ts';

const EXAMPLE = `
Personal facts stay sealed and are not shown. The data folder (JEJAK_DATA) may be served meanwhile.

Example:
  $ JEJAK_DATA=./data/demo jejak case DMI-2026-00042`;

export function addCase(program: Command): void {
  program
    .command('case')
    .description("print a case's timeline and clocks")
    .argument('<number>', 'as it is printed, such as DMI-2026-00042')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (text: string, { json }: { readonly json?: true }) => {
      const number = parseCaseNumber(text);
      const configuration = readConfiguration(process.env);
      const now = new Date().toISOString();
      const view = await useOperations(configuration, 'jejak case', (operations) => readCase(operations, number, now));
      process.stdout.write(json ? asJson(view) : asText(view));
    });
}
