import { endWith, startedUnlessTold, startFailure, untilTold } from '@jejak/composition';
import { readConfiguration } from '@jejak/configuration';
import { DataFolderInUse } from '@jejak/event-store';
import { startProjector } from './serve.ts';

const told = untilTold();

try {
  const server = await startedUnlessTold(told, startProjector(readConfiguration(process.env)));
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
  endWith(`${failure?.message ?? unexpected}${advice}`, failure?.exitCode ?? 1);
}
