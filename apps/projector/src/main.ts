import { startFailure, untilTold } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
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
  const failure = startFailure(error, 'JEJAK_PROJECTOR_PORT');
  const unexpected = error instanceof Error ? error.stack : String(error);
  const advice =
    error instanceof DataFolderInUse
      ? '. A server keeps its read models itself; stop it before running the projector alone.'
      : '';
  process.stderr.write(`${failure?.message ?? unexpected}${advice}\n`);
  process.exitCode = failure?.exitCode ?? 1;
}
