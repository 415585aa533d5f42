import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';
import { backUp, type DataReport, type Restored, restore } from '../backup/index.ts';
import { Ended, EXIT } from '../exit-codes.ts';

const BACKUP_EXAMPLE = `
The data folder (JEJAK_DATA) may be served meanwhile. The backup holds events, keys, accounts and attachments, and is
read from end to end before the command ends; read models are left out, they are rebuilt. With the master key in it,
it is as secret as the data folder itself.

Example:
  $ JEJAK_DATA=/srv/jejak jejak backup /backup/jejak-2026-11-26`;

const RESTORE_EXAMPLE = `
Makes the data folder (JEJAK_DATA), which must not be there yet, of a backup that is proved to be whole first.

Example:
  $ JEJAK_DATA=/srv/jejak jejak restore /backup/jejak-2026-11-26`;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('back the data folder up into a new folder, and prove that it can be restored')
    .argument('<folder>', 'where to; must not be there yet')
    .option('--without-master-key', 'leave out the key that opens personal facts, for those who keep it apart')
    .addHelpText('after', BACKUP_EXAMPLE)
    .action(async (target: string, { withoutMasterKey }: { readonly withoutMasterKey?: true }) => {
      const options = { masterKey: !withoutMasterKey, now: new Date().toISOString() };
      const report = await backUp(readConfiguration(process.env).data, target, options);
      process.stdout.write(`${inWords(report)}\n`);
      if (report.problems.length > 0) {
        throw new Ended(`The backup was made, but what it holds is not whole:\n${list(report)}`, EXIT.problems);
      }
    });
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('make the data folder of a backup')
    .argument('<folder>', 'the backup')
    .addHelpText('after', RESTORE_EXAMPLE)
    .action(async (backup: string) => {
      const report = await restore(backup, readConfiguration(process.env).data);
      process.stdout.write(`${inWords(report)}\n${keyInWords(report)}`);
      if (report.problems.length > 0) {
        throw new Ended(`The data folder was made, but what it holds is not whole:\n${list(report)}`, EXIT.problems);
      }
    });
}

function inWords({ ledger: { events, streams, digest }, subjects, attachments }: DataReport): string {
  return `${events} events in ${streams} streams, keys of ${subjects} subjects, ${attachments} attachments\ndigest ${digest}`;
}

function keyInWords({ manifest }: Restored): string {
  return manifest.masterKey ? '' : 'The master key was not backed up: put it back as keys/master.key (mode 600).\n';
}

function list({ problems }: DataReport): string {
  return problems.map((problem) => `  ${problem}`).join('\n');
}
