import { normalInstant } from '@jejak/domain';
import type { ApiToken, Identity } from '@jejak/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, type Principal } from '../access/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { IDENTITY } from '../tokens.ts';
import { NewTokenBody } from './bodies.ts';

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

export class TokenList {
  @ApiProperty({ type: [TokenAnswer] }) readonly tokens!: readonly TokenAnswer[];
}

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
  @ApiOperation({ summary: 'One’s own tokens' })
  @ApiOkResponse({ type: TokenList })
  async list(@Caller() principal: Principal): Promise<TokenList> {
    return { tokens: (await this.identity.apiTokens.list({ account: principal.account })).map(shown) };
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

/** A token makes no tokens. */
function refuseTokens({ via }: Principal): void {
  if (via === 'token') throw new ApiProblem('not-allowed');
}

function shown({ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiToken): TokenAnswer {
  return { id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt };
}
