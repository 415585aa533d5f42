import type { EventStore } from '@jejak/event-store';
import type { ProjectorThread } from '@jejak/projector';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/index.ts';
import { EVENT_STORE, PROJECTOR } from '../tokens.ts';

export class HealthAnswer {
  @ApiProperty({ enum: ['up', 'down'] }) readonly status!: 'up' | 'down';
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly parts!: { readonly [part: string]: unknown };
}

/** For whoever restarts or balances servers, and for whoever looks why. */
@ApiTags('operation')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(PROJECTOR) private readonly projector: ProjectorThread | null,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: HealthAnswer })
  live(): HealthAnswer {
    return { status: 'up', parts: {} };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The stores answer' })
  @ApiOkResponse({ type: HealthAnswer })
  @ApiResponse({ status: 503, type: HealthAnswer })
  ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    return this.read(reply);
  }

  @Get()
  @ApiOperation({ summary: 'Each part by itself, the read models among them' })
  @ApiOkResponse({ type: HealthAnswer })
  @ApiResponse({ status: 503, type: HealthAnswer })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const events = await this.events.readAll({ limit: 1 }).then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const projector = (await this.projector?.health()) ?? null;
    const readModels = projector?.status ?? 'elsewhere';
    const status = events === 'up' && readModels !== 'down' ? 'up' : 'down';
    if (status === 'down') void reply.status(503);
    return {
      status,
      parts: { events: { status: events }, readModels: { ...projector, status: readModels } },
    };
  }
}
