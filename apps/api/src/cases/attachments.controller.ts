import { createHash } from 'node:crypto';
import { CASE_FACTS, type JsonObject } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import type { Attachments, StoredAttachment } from '@jejak/privacy';
import { Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ATTACHMENTS } from '../tokens.ts';
import { readUpload } from './read-upload.ts';

@ApiTags('cases')
@Controller('api/cases/:id/attachments')
@CommandRoutes()
export class AttachmentsController {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(ATTACHMENTS) private readonly attachments: Attachments,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Attach a PDF, JPEG or PNG of at most 20 MiB; it is stored encrypted' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'file'],
      properties: { kind: CASE_FACTS.FileAttached.kind.schema, file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiCreatedResponse({ type: CommandAnswer })
  async attach(
    @UuidParameter() id: string,
    @Req() upload: FastifyRequest,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const { bytes, kind, fileName } = await readUpload(upload);
    const named: JsonObject = { kind, ...(fileName === null ? {} : { fileName }) };
    // Encrypting the same file again gives other bytes: a repeat of the request is known by its plaintext.
    const body = { ...named, sha256: createHash('sha256').update(bytes).digest('hex') };
    const stored = await this.attachments.put(bytes);
    try {
      const command = { kind: 'attach-file', facts: { ...named, ...factsOf(stored) } } as const;
      const answer = await this.recorder.inCase(id, command, { ...request, body });
      if (answer.repeated) await this.attachments.remove(stored.hash);
      return answer;
    } catch (error) {
      // Where the outcome is not known, an event may name the file: it stays.
      if (isRefusal(error)) await this.attachments.remove(stored.hash);
      throw error;
    }
  }
}

function factsOf({ hash, size, mediaType, key }: StoredAttachment): JsonObject {
  return { file: hash, bytes: size, mediaType, fileKey: key };
}

function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'ApiProblem';
}
