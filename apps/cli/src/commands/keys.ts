import { keyService, mongoConnection, readConfiguration } from '@jejak/configuration';
import { openTransitWrapping } from '@jejak/privacy';
import type { RewrapReport } from '@jejak/privacy/mongodb';
import type { Command } from 'commander';
import { Ended, EXIT } from '../exit-codes.ts';
import { duration, grouped, TerminalLine } from '../progress/index.ts';

const EXAMPLE = `
For a master key in a key service (KMS_URL), after it got a new version: every subject's key is wrapped under the newest
one, while servers go on. It may be interrupted and repeated. Where it ends with 0, versions before the newest may be
closed (min_decryption_version); with 1 it names the subjects whose key could not be unwrapped.
A master key that is a file has no versions, and nothing to rewrap.

Example:
  $ MONGODB_URL=mongodb://db1/jejak KMS_URL=https://vault:8200 KMS_TOKEN_FILE=/run/token jejak keys rewrap`;

export function addKeys(program: Command): void {
  const keys = program.command('keys').description("look after the keys that subjects' facts are sealed under");
  keys.addHelpText('after', EXAMPLE);
  keys
    .command('rewrap')
    .description('wrap every key under the newest version of the master key')
    .addHelpText('after', EXAMPLE)
    .action(async () => {
      const { keys: count, failed } = await rewrapVisibly(process.env);
      process.stdout.write(`${grouped(count - failed.length)} keys are wrapped under the newest version.\n`);
      if (failed.length === 0) return;
      throw new Ended(`The key service cannot unwrap the keys of: ${failed.join(', ')}`, EXIT.problems);
    });
}

async function rewrapVisibly(environment: typeof process.env): Promise<RewrapReport> {
  const configuration = readConfiguration(environment);
  const service = keyService(configuration);
  const mongo = mongoConnection(configuration);
  if (service === null || mongo === null) {
    const why = 'The master key is a file, which has no versions: there is nothing to rewrap.';
    throw new Ended(`${why} A key service is named by KMS_URL, beside MONGODB_URL.`, EXIT.usage);
  }
  // Only where it is needed: the driver takes time and memory to load.
  const [{ connectToMongoDB }, { rewrapSubjectKeys }] = await Promise.all([
    import('@jejak/mongodb'),
    import('@jejak/privacy/mongodb'),
  ]);
  await using opened = new AsyncDisposableStack();
  const connection = opened.adopt(await connectToMongoDB(mongo), (it) => it.close());
  const wrapping = opened.adopt(await openTransitWrapping(service, []), (it) => it.close());
  const [line, started] = [new TerminalLine(process.stderr), performance.now()];
  const onProgress = (keys: number) =>
    line.show(() => `${grouped(keys)} keys in ${duration((performance.now() - started) / 1000)}`);
  // Awaited here, for the connection is closed as soon as this returns.
  return await rewrapSubjectKeys({ connection, wrapping, onProgress }).finally(() => line.end());
}
