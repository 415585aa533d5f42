import type { Attachments } from '@jejak/privacy';
import type { CaseFile } from '@jejak/projections';
import { Controller, Get, Inject, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { create as disposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import type { Rights } from '../../access/index.ts';
import { UuidParameter } from '../../envelope/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { ATTACHMENTS, RIGHTS } from '../../tokens.ts';
import { PersonalFacts, type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { Timelines } from '../timelines.ts';
import { type AttachedFile, attachedBy } from './attached-file.ts';
import { downloadName } from './download-name.ts';

const BYTES = { schema: { type: 'string', format: 'binary' } };

/** Where a browser shows it after all, it runs nothing and reaches nothing; no cache keeps a copy. */
const KEPT_APART = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
};

@ApiTags('queries')
@Controller('api/cases/:id/attachments')
@QueryRoutes()
export class AttachmentQueriesController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(Timelines) private readonly timelines: Timelines,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(ATTACHMENTS) private readonly attachments: Attachments,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get(':event')
  @ApiOperation({
    summary: 'The file that an event attached; each look at it goes on record before the first byte is sent',
  })
  @ApiOkResponse({
    description: 'The bytes as they were attached, always to be saved under a name.',
    content: { 'application/pdf': BYTES, 'image/jpeg': BYTES, 'image/png': BYTES },
  })
  async read(
    @UuidParameter() id: string,
    @UuidParameter('event') event: string,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, name, mediaType } = await this.opened(await this.found(id, viewer), event, viewer);
    void reply.headers(KEPT_APART);
    return new StreamableFile(bytes, {
      type: mediaType,
      length: bytes.length,
      disposition: disposition(downloadName(name, mediaType)),
    });
  }

  private async found(id: string, { principal }: Viewer): Promise<CaseFile> {
    const file = await this.models.get('case-file', id);
    if (file && this.rights.mayRead(principal, file.office)) return file;
    throw new ApiProblem('unknown-case', at('id'));
  }

  /** Whole and proved to be what was attached before any of it is sent: a file has 20 MiB at most. */
  private async opened(file: CaseFile, event: string, viewer: Viewer) {
    const attached = attachedBy(await this.timelines.of(file), event);
    if (!attached) throw new ApiProblem('unknown-attachment', at('event'));
    const { subject } = attached.key.fact;
    const sight = { office: file.office, purpose: 'attachment', case: file.id } as const;
    const opener = await this.personal.expressly(sealedIn(attached), subject, viewer, sight);
    const key = opener(attached.key);
    if (typeof key !== 'string') throw new ApiProblem('subject-erased');
    const name = attached.name ? opener(attached.name) : null;
    const bytes = await this.attachments.get(attached.hash, key);
    return { bytes, name: typeof name === 'string' ? name : attached.kind, mediaType: attached.mediaType };
  }
}

function sealedIn({ key, name }: AttachedFile) {
  return name ? [key, name] : [key];
}

function at(name: string) {
  return { errors: [{ in: 'path', pointer: `/${name}`, problem: 'not-allowed' }] } as const;
}
