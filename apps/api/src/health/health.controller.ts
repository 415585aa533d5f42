import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@jejak/event-store';
import type { ProjectorHealth, ProjectorThread } from '@jejak/projector';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/index.ts';
import { ReadModels } from '../queries/index.ts';
import { EVENT_STORE, PROJECTOR } from '../tokens.ts';

const STATUSES = ['up', 'degraded', 'down'] as const;
type Status = (typeof STATUSES)[number];

export class HealthAnswer {
  @ApiProperty({ enum: STATUSES }) readonly status!: Status;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly parts!: { readonly [part: string]: unknown };
}

/** Those who ask wait no longer than some seconds; a store that is gone without a word would take longer to tell. */
const PATIENCE_MS = 3_000;

/** For whoever restarts or balances servers, and for whoever looks why. */
@ApiTags('operation')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PROJECTOR) private readonly projector: ProjectorThread | null,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: HealthAnswer })
  live(): HealthAnswer {
    return { status: 'up', parts: {} };
  }

  /**
   * Read models that lag behind take nobody the reading away: with a full disk, that is all that is left. Before the
   * first ones have folded everything once, there is nothing to read.
   */
  @Get('ready')
  @ApiOperation({ summary: 'The stores answer and there are read models, so that at least reading works' })
  @ApiOkResponse({ type: HealthAnswer })
  @ApiResponse({ status: 503, type: HealthAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const stores = await this.stores();
    return answer(reply, worst(Object.values(stores)), described(stores));
  }

  @Get()
  @ApiOperation({ summary: 'Each part by itself, the read models among them' })
  @ApiOkResponse({ type: HealthAnswer })
  @ApiResponse({ status: 503, type: HealthAnswer })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const stores = await this.stores();
    const projector = (await this.projector?.health()) ?? null;
    return answer(reply, worst([...Object.values(stores), projecting(projector)]), {
      ...described(stores),
      readModels: { ...projector, status: projector?.status ?? 'elsewhere' },
    });
  }

  private async stores(): Promise<{ readonly events: Status; readonly reading: Status }> {
    const [events, reading] = await Promise.all([
      upIf(this.events.readAll({ limit: 1 }).then(() => true)),
      upIf(this.models.areThere()),
    ]);
    return { events, reading };
  }
}

async function upIf(asked: Promise<boolean>): Promise<Status> {
  const given = new AbortController();
  const impatient = sleep(PATIENCE_MS, false, given);
  impatient.catch(() => {});
  const isSo = await Promise.race([asked.catch(() => false), impatient]);
  given.abort();
  return isSo ? 'up' : 'down';
}

/** Who reads while they are caught up sees what was. */
function projecting(projector: ProjectorHealth | null): Status {
  if (projector === null) return 'up';
  const isBehind = projector.state === 'starting' || projector.state === 'catching-up';
  return projector.status === 'ok' ? (isBehind ? 'degraded' : 'up') : projector.status;
}

function worst(statuses: readonly Status[]): Status {
  return STATUSES.findLast((status) => statuses.includes(status)) ?? 'up';
}

function described(stores: { readonly [part: string]: Status }): HealthAnswer['parts'] {
  return Object.fromEntries(Object.entries(stores).map(([part, status]) => [part, { status }]));
}

function answer(reply: FastifyReply, status: Status, parts: HealthAnswer['parts']): HealthAnswer {
  if (status === 'down') void reply.status(503);
  return { status, parts };
}
