import { openPrivateTarget } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
import { systemRandomness } from '@jejak/privacy';
import type { Command } from 'commander';
import { copyPrivate, describePrivateCopy, isWhole, openSourceFolder } from '../copy-private/index.ts';
import { Ended, EXIT } from '../exit-codes.ts';
import { duration, grouped, TerminalLine } from '../progress/index.ts';

const EXAMPLE = `
The target is the MongoDB that the environment names, as for a server there: MONGODB_URL, and MASTER_KEY_FILE or
KMS_URL, under which the keys are wrapped anew. Nobody may serve the folder or the target meanwhile. The target's
private database must be empty, or hold what an interrupted copy put there: then the copy goes on. Who was erased stays
erased. Sessions and one-time links do not move. At the end both sides are read and compared (exit code 1 where they
differ). The ledger itself is copied by jejak copy.

Example:
  $ jejak copy-private --from ./data`;

export function addCopyPrivate(program: Command): void {
  program
    .command('copy-private')
    .description('copy keys, the search index, accounts, API tokens and attachments from a data folder to MongoDB')
    .requiredOption('--from <folder>', 'the data folder')
    .addHelpText('after', EXAMPLE)
    .action(async ({ from }: { readonly from: string }) => {
      await using opened = new AsyncDisposableStack();
      const parts = { configuration: readConfiguration(process.env), randomness: systemRandomness, opened };
      const source = await openSourceFolder(from, parts);
      const target = await openPrivateTarget(parts);
      if (target === null) {
        throw new Ended('MONGODB_URL is not set: it names where the private data goes', EXIT.usage);
      }
      const reports = await copyVisibly(source, target);
      process.stdout.write(`${describePrivateCopy(reports)}\n`);
      if (!isWhole(reports)) throw new Ended('', EXIT.problems);
    });
}

async function copyVisibly(...[source, target]: Parameters<typeof copyPrivate>) {
  const started = performance.now();
  const line = new TerminalLine(process.stderr);
  const onProgress = (what: string, done: number) =>
    line.show(() => `${what} ${grouped(done)}, ${duration((performance.now() - started) / 1000)}`);
  return copyPrivate(source, target, onProgress).finally(() => line.end());
}
