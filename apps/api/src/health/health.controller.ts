import type { EventStore } from '@jejak/event-store';
import type { CheckpointFollower } from '@jejak/read-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/index.ts';
import { CHECKPOINT_FOLLOWER, EVENT_STORE } from '../tokens.ts';

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
    @Inject(CHECKPOINT_FOLLOWER) private readonly follower: CheckpointFollower,
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
    const readModels = this.follower.failure() === null ? 'up' : 'down';
    const checkpoint = this.follower.current();
    const status = events === 'up' && readModels === 'up' ? 'up' : 'down';
    if (status === 'down') void reply.status(503);
    return {
      status,
      parts: { events: { status: events }, readModels: { status: readModels, ordinal: checkpoint?.ordinal ?? null } },
    };
  }
}
