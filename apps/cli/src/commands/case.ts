import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';
import { asJson, asText, readCase } from '../case-view/index.ts';

const EXAMPLE = `
Personal facts stay sealed and are not shown. Nobody may serve the data folder (JEJAK_DATA) meanwhile.

Example:
  $ JEJAK_DATA=./data/demo jejak case DMI-2026-00042`;

export function addCase(program: Command): void {
  program
    .command('case')
    .description("print a case's timeline and clocks")
    .argument('<number>', 'as it is printed, such as DMI-2026-00042')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (number: string, { json }: { readonly json?: true }) => {
      const { data } = readConfiguration(process.env);
      const view = await readCase(data, number, new Date().toISOString());
      process.stdout.write(json ? asJson(view) : asText(view));
    });
}
