import type { ProcessMetrics } from '@jejak/composition';
import type { Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { MetricsController } from './metrics.controller.ts';
import { METRICS, PROCESSES, PROJECTOR } from './tokens.ts';

@Module({})
class ProjectorModule {}

export function projectorModule(
  projector: ProjectorThread,
  processes: Processes,
  metrics: ProcessMetrics,
): DynamicModule {
  return {
    module: ProjectorModule,
    controllers: [HealthController, MetricsController],
    providers: [
      { provide: METRICS, useValue: metrics },
      { provide: PROJECTOR, useValue: projector },
      { provide: PROCESSES, useValue: processes },
    ],
  };
}
