import { normalInstant } from '@jejak/domain';
import type { ApiToken, Identity } from '@jejak/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal } from '../access/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { type Asked, AskedFor, asked, FIELDS, ListOf, type PageAnswer } from '../queries/index.ts';
import { IDENTITY } from '../tokens.ts';
import { NewTokenBody } from './bodies.ts';
import { placeAfter, readPlace } from './cursors.ts';
import { refuseTokens } from './refuse-tokens.ts';

const INSTANT_OR_NULL = { oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] };

export class TokenAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: [String] }) readonly scopes!: readonly string[];
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
  @ApiProperty(INSTANT_OR_NULL) readonly lastUsedAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly revokedAt!: string | null;
}

export class MadeTokenAnswer extends TokenAnswer {
  @ApiProperty({ description: 'Shown this once; goes into Authorization: Bearer.' }) readonly secret!: string;
}

const TOKEN = {
  id: FIELDS.id,
  name: FIELDS.text,
  scopes: { type: 'array', items: FIELDS.text },
  createdAt: FIELDS.instant,
  expiresAt: FIELDS.instant,
  lastUsedAt: FIELDS.instantOrNull,
  revokedAt: FIELDS.instantOrNull,
};

/** Tokens by which another system acts as this account. */
@ApiTags('identity')
@Controller('api/tokens')
export class TokensController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  @Post()
  @ApiOperation({ summary: 'Make a token for another system' })
  @ApiCreatedResponse({ type: MadeTokenAnswer })
  async make(@Body() body: NewTokenBody, @Caller() principal: Principal): Promise<MadeTokenAnswer> {
    refuseTokens(principal);
    const { secret, token } = await this.identity.apiTokens.create({
      name: body.name,
      account: principal.account,
      office: principal.office,
      scopes: body.scope === 'write' ? ['read', 'write'] : ['read'],
      expiresAt: normalInstant(body.expiresAt),
    });
    return { ...shown(token), secret };
  }

  @Get()
  @ApiOperation({ summary: 'One’s own tokens, the newest first' })
  @ListOf(TOKEN)
  async list(
    @AskedFor(asked.PAGING) paging: Asked<typeof asked.PAGING>,
    @Caller() { account }: Principal,
  ): Promise<PageAnswer<TokenAnswer>> {
    const { limit, cursor } = asked.pageOf(paging);
    const list = ['tokens', account];
    const [createdAt, id] = cursor === undefined ? [] : readPlace(list, 2, cursor);
    const after = createdAt === undefined || id === undefined ? {} : { after: { createdAt, id } };
    const found = await this.identity.apiTokens.list({ account, limit: limit + 1, ...after });
    const items = found.slice(0, limit).map(shown);
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? placeAfter(list, [last.createdAt, last.id]) : null };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a token' })
  @ApiNoContentResponse()
  async revoke(@UuidParameter() id: string, @Caller() principal: Principal): Promise<void> {
    refuseTokens(principal);
    const own = await this.identity.apiTokens.list({ account: principal.account });
    if (!own.some((token) => token.id === id)) throw new ApiProblem('unknown-token');
    await this.identity.apiTokens.revoke(id);
  }
}

function shown({ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiToken): TokenAnswer {
  return { id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt };
}
