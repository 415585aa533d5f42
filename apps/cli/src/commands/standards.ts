import { checkStandardFile, printProblem } from '@jejak/standards';
import type { Command } from 'commander';
import { Ended, EXIT } from '../exit-codes.ts';

const EXAMPLE = `
Each problem is printed as FILE:LINE:COLUMN POINTER: what is wrong.

Example:
  $ jejak standards check standards/catalogue/*.json`;

export function addStandards(program: Command): void {
  const standards = program.command('standards').description('work with files of service standards');
  standards.addHelpText('after', '\nExample:\n  $ jejak standards check my-standard.json');
  standards
    .command('check')
    .description('find everything that is wrong with files of service standards')
    .argument('<file...>', 'JSON files')
    .addHelpText('after', EXAMPLE)
    .action(async (files: readonly string[]) => {
      const found = (await Promise.all(files.map(checkOne))).flat();
      if (found.length > 0) throw new Ended(found.join('\n'), EXIT.problems);
      process.stdout.write(`${files.length === 1 ? '1 file is' : `${files.length} files are`} fine\n`);
    });
}

async function checkOne(file: string): Promise<readonly string[]> {
  try {
    const checked = await checkStandardFile(file);
    return checked.ok ? [] : checked.problems.map(printProblem);
  } catch (error) {
    const why = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    return [`${file}: cannot be read: ${why}`];
  }
}
