import 'reflect-metadata';
import { nestLog, openLog } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { apiModule } from './api.module.ts';
import { addAnswerHeaders } from './commands/index.ts';
import { type Backend, type BackendOverrides, openBackend } from './composition/index.ts';
import { fastifyAdapter, observeRequests, protect, RouteTable, refuseMethods, type ServedRoute } from './http/index.ts';
import { serveDocumentation } from './openapi/index.ts';

export interface ApiServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly backend: Backend;
  /** For requests that never leave the process. */
  readonly fastify: FastifyInstance;
  /** Every route that is served. */
  readonly routes: readonly ServedRoute[];
  /** The one-time link for the first account; null where there is one already. */
  readonly setupLink: string | null;
  /** Finishes what is being answered, then closes what the server opened. */
  close(): Promise<void>;
}

/** Opens the stores of the data folder and serves; nothing stays open if it fails. */
export async function startServer(configuration: Configuration, overrides: BackendOverrides = {}): Promise<ApiServer> {
  const log = openLog(configuration.logLevel, overrides.logSink);
  const backend = await openBackend(configuration, log, overrides);
  try {
    const table = new RouteTable();
    const app = await createApp(backend, log, table);
    await app.listen(configuration.port, configuration.host);
    const url = configuration.publicUrl ?? (await app.getUrl());
    const close = async () => {
      await app.close();
      await backend.close();
    };
    const fastify = app.getHttpAdapter().getInstance();
    return { url, backend, fastify, routes: table.routes(), setupLink: await setupLinkOf(backend, url), close };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function createApp(backend: Backend, log: Logger, table: RouteTable): Promise<NestFastifyApplication> {
  const { trustProxy, secureCookies } = backend.configuration;
  const adapter = fastifyAdapter({ log, trustProxy });
  const fastify = adapter.getInstance();
  table.watch(fastify);
  observeRequests(fastify, (request) => {
    // How long somebody looks on is no time of an answer.
    if (!request.streamed) backend.metrics.answered(request.method, request.route, request.status, request.seconds);
    log.info(request, 'answered');
  });
  addAnswerHeaders(fastify);
  await protect(fastify, { https: secureCookies });
  refuseMethods(fastify, table);
  const app = await NestFactory.create<NestFastifyApplication>(apiModule(backend, log), adapter, {
    bodyParser: false,
    logger: nestLog(log),
    abortOnError: false,
  });
  serveDocumentation(app, fastify);
  return app;
}

async function setupLinkOf({ identity }: Backend, url: string): Promise<string | null> {
  if (!(await identity.accounts.isEmpty())) return null;
  const { token } = await identity.setup.createSetupToken();
  return `${url}/setup?token=${token}`;
}
