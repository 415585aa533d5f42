import 'reflect-metadata';
import { type LogSink, nestLog, openLog, ProcessMetrics } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { listenerOver } from './listener-over.ts';
import { openProjector } from './open-projector.ts';
import { projectorModule } from './projector.module.ts';

export interface ProjectorServer {
  /** Where it listens, such as `http://127.0.0.1:3001`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Projects the ledger, and answers for its health and figures; nothing stays open if it fails. Log lines go to
 * `logSink`: standard output, if left out.
 */
export async function startProjector(configuration: Configuration, logSink?: LogSink): Promise<ProjectorServer> {
  const { host, node, projectorPort } = configuration;
  const log = openLog(configuration.logLevel, logSink);
  const metrics = new ProcessMetrics(node);
  const {
    projector,
    processes,
    close: closeProjector,
  } = await openProjector(configuration, listenerOver(log, metrics));
  try {
    const app = await NestFactory.create<NestFastifyApplication>(
      projectorModule(projector, processes, metrics),
      new FastifyAdapter(),
      {
        logger: nestLog(log),
        abortOnError: false,
      },
    );
    await app.listen(projectorPort, host);
    const close = async (): Promise<void> => {
      await app.close();
      await closeProjector();
    };
    return { url: await app.getUrl(), close };
  } catch (failure) {
    await closeProjector();
    throw failure;
  }
}
