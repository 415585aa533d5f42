import { Command } from 'commander';
import {
  addBackup,
  addCase,
  addConfig,
  addCopy,
  addCopyPrivate,
  addDemo,
  addKeys,
  addParked,
  addRebuild,
  addRestore,
  addServe,
  addSimulate,
  addStandards,
} from './commands/index.ts';
import { EXIT_CODES_HELP } from './exit-codes.ts';

/** The command line; its actions throw, and whoever runs it says what failed. */
export function createProgram(): Command {
  const program = new Command('jejak')
    .description('Case ledger for social-affairs offices')
    .exitOverride()
    .showHelpAfterError('Add --help for what is possible.')
    .addHelpText('after', EXIT_CODES_HELP);
  addServe(program);
  addDemo(program);
  addSimulate(program);
  addStandards(program);
  addCase(program);
  addRebuild(program);
  addParked(program);
  addBackup(program);
  addRestore(program);
  addCopy(program);
  addCopyPrivate(program);
  addKeys(program);
  addConfig(program);
  return program;
}
