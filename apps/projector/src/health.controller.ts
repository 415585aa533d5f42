import type { ProjectorHealth, ProjectorThread } from '@jejak/projector';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROJECTOR } from './tokens.ts';

@Controller('health')
export class HealthController {
  constructor(@Inject(PROJECTOR) private readonly projector: ProjectorThread) {}

  /** 503 where it does not work; what is parked degrades it and takes nothing away. */
  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectorHealth> {
    const health = await this.projector.health();
    if (health.status === 'down') void reply.status(503);
    return health;
  }

  /** A projector that stands by is ready: to take the place of the one at work. */
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectorHealth> {
    return this.read(reply);
  }

  @Get('live')
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }
}
