import type { Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/index.ts';
import { METRICS, PROCESSES, PROJECTOR } from '../tokens.ts';
import type { Metrics } from './metrics.ts';

@ApiTags('operation')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(PROJECTOR) private readonly projector: ProjectorThread | null,
    @Inject(PROCESSES) private readonly processes: Processes | null,
  ) {}

  @Get()
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures for Prometheus' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async read(): Promise<string> {
    if (this.projector) this.metrics.projecting(await this.projector.metrics());
    if (this.processes) this.metrics.projecting(this.processes.figures());
    return this.metrics.registry.metrics();
  }
}
