import { untilTold } from '@jejak/composition';
import { ConfigurationRefused, readConfiguration } from '@jejak/configuration';
import { DataFolderInUse } from '@jejak/event-store';
import { summaryOf } from '@jejak/projector';
import { startProjector } from './serve.ts';

const told = untilTold();

try {
  const server = await startProjector(readConfiguration(process.env), {
    onFailure: ({ message }) => process.stderr.write(`The projector failed: ${message}\n`),
    onTrouble: ({ sentence }) => process.stderr.write(`The event store: ${sentence}\n`),
    onRebuilt: (report, outcome) => process.stderr.write(`Rebuilt, ${outcome}: ${JSON.stringify(summaryOf(report))}\n`),
  });
  process.stdout.write(`Jejak projector: ${server.url}/health\n`);
  await told;
  await server.close();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof DataFolderInUse) {
    return `${error.message}. A server keeps its read models itself; stop it before running the projector alone.`;
  }
  if (error instanceof ConfigurationRefused || isOfTheStore(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Errors of the projector's thread come without their class. */
function isOfTheStore(error: unknown): error is Error {
  return error instanceof Error && ['WrongConnectionSettings', 'StoreRefused', 'StoreUnavailable'].includes(error.name);
}
