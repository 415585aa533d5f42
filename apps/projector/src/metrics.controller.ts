import type { Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { PROCESSES, PROJECTOR } from './tokens.ts';

@Controller('metrics')
export class MetricsController {
  private readonly registry = new Registry();
  private readonly gauges = new Map<string, Gauge>();

  constructor(
    @Inject(PROJECTOR) private readonly projector: ProjectorThread,
    @Inject(PROCESSES) private readonly processes: Processes,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    const figures = { ...(await this.projector.metrics()), ...this.processes.figures() };
    for (const [name, value] of Object.entries(figures)) this.gauge(name).set(value);
    return this.registry.metrics();
  }

  private gauge(name: string): Gauge {
    const known = this.gauges.get(name);
    if (known !== undefined) return known;
    const help = `Projector: ${name.replaceAll('_', ' ')}`;
    const gauge = new Gauge({ name: `jejak_projector_${name}`, help, registers: [this.registry] });
    this.gauges.set(name, gauge);
    return gauge;
  }
}
