import type { ProjectorThread } from '@jejak/projector';
import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { MetricsController } from './metrics.controller.ts';
import { PROJECTOR } from './tokens.ts';

@Module({})
class ProjectorModule {}

export function projectorModule(projector: ProjectorThread): DynamicModule {
  return {
    module: ProjectorModule,
    controllers: [HealthController, MetricsController],
    providers: [{ provide: PROJECTOR, useValue: projector }],
  };
}
