import type { ProcessMetrics } from '@jejak/composition';
import type { Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { METRICS, PROCESSES, PROJECTOR } from './tokens.ts';

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: ProcessMetrics,
    @Inject(PROJECTOR) private readonly projector: ProjectorThread,
    @Inject(PROCESSES) private readonly processes: Processes,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    this.metrics.projecting({ ...(await this.projector.metrics()), ...this.processes.figures() });
    return this.metrics.registry.metrics();
  }
}
