import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { AuthenticationGuard } from './access/index.ts';
import { CASE_CONTROLLERS } from './cases/index.ts';
import { COMMAND_HANDLERS, Recorder } from './commands/index.ts';
import { type Backend, compositionModule } from './composition/index.ts';
import { EnvelopePipe } from './envelope/index.ts';
import { HealthController } from './health/index.ts';
import { IDENTITY_CONTROLLERS, IDENTITY_PROVIDERS } from './identity/index.ts';
import { INBOX_PROVIDERS, InboxController } from './inbox/index.ts';
import { LIVE_CONTROLLERS, LIVE_PROVIDERS } from './live/index.ts';
import { MetricsController } from './metrics/index.ts';
import { OFFICE_CONTROLLERS, OFFICE_PROVIDERS } from './offices/index.ts';
import { ProblemFilter } from './problems/index.ts';
import { QUERY_CONTROLLERS, QUERY_PROVIDERS } from './queries/index.ts';
import { SUBJECT_CONTROLLERS } from './subjects/index.ts';
import { LOG } from './tokens.ts';

@Module({})
class ApiModule {}

/** The whole API over a backend. */
export function apiModule(backend: Backend, log: Logger): DynamicModule {
  return {
    module: ApiModule,
    imports: [compositionModule(backend), CqrsModule.forRoot()],
    controllers: [
      ...CASE_CONTROLLERS,
      ...SUBJECT_CONTROLLERS,
      ...OFFICE_CONTROLLERS,
      ...IDENTITY_CONTROLLERS,
      ...QUERY_CONTROLLERS,
      InboxController,
      ...LIVE_CONTROLLERS,
      HealthController,
      MetricsController,
    ],
    providers: [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: AuthenticationGuard },
      { provide: APP_PIPE, useClass: EnvelopePipe },
      Recorder,
      ...COMMAND_HANDLERS,
      ...IDENTITY_PROVIDERS,
      ...OFFICE_PROVIDERS,
      ...QUERY_PROVIDERS,
      ...INBOX_PROVIDERS,
      ...LIVE_PROVIDERS,
      { provide: LOG, useValue: log },
    ],
  };
}
