import type { Configuration } from '@jejak/configuration';
import type { Account, Identity } from '@jejak/identity';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Caller, type Principal, Public, type Rights } from '../access/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem, retryAfter } from '../problems/index.ts';
import { type Asked, AskedFor, asked, FIELDS, ListOf, type PageAnswer } from '../queries/index.ts';
import { CONFIGURATION, IDENTITY, RIGHTS } from '../tokens.ts';
import { AccountStateBody, InstanceAdministratorBody, NewAccountBody, PasswordBody, RedeemBody } from './bodies.ts';
import { placeAfter, readPlace } from './cursors.ts';
import { refuseTokens } from './refuse-tokens.ts';

export class AccountAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly login!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }] }) readonly office!: string | null;
  @ApiProperty({ description: 'May make offices, and accounts in all of them.' })
  readonly instanceAdministrator!: boolean;
  @ApiProperty() readonly disabled!: boolean;
}

const ACCOUNT = {
  id: FIELDS.id,
  login: FIELDS.text,
  name: FIELDS.text,
  office: FIELDS.textOrNull,
  instanceAdministrator: FIELDS.flag,
  disabled: FIELDS.flag,
};
const ACCOUNTS = { office: asked.office, ...asked.PAGING } as const;

export class InvitationAnswer {
  @ApiProperty({ type: AccountAnswer }) readonly account!: AccountAnswer;
  @ApiProperty({ description: 'Sets the password once; to be handed over in person.' }) readonly link!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
}

@ApiTags('identity')
@Controller('api')
export class AccountsController {
  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Post('accounts')
  @ApiOperation({ summary: 'Make an account and the link by which its holder sets the password' })
  @ApiCreatedResponse({ type: InvitationAnswer })
  async create(@Body() body: NewAccountBody, @Caller() principal: Principal): Promise<InvitationAnswer> {
    refuseTokens(principal);
    const office = body.office === undefined ? principal.office : body.office;
    this.checkAdministers(principal, office);
    const account = await this.identity.accounts.create({ login: body.login, name: body.name, office });
    return this.invited(account);
  }

  @Get('accounts')
  @ApiOperation({ summary: 'Accounts by login: of the office, or of all for who administers the instance' })
  @ListOf(ACCOUNT)
  async list(
    @AskedFor(ACCOUNTS) { office: code, ...paging }: Asked<typeof ACCOUNTS>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<AccountAnswer>> {
    const office = code ?? principal.office;
    this.checkAdministers(principal, office);
    const { limit, cursor } = asked.pageOf(paging);
    const [after] = cursor === undefined ? [] : readPlace(['accounts', office], 1, cursor);
    const found = await this.identity.accounts.list({
      limit: limit + 1,
      ...(office === null ? {} : { office }),
      ...(after === undefined ? {} : { after }),
    });
    const items = found.slice(0, limit).map(shown);
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? placeAfter(['accounts', office], [last.login]) : null };
  }

  @Post('accounts/:id/invitation')
  @ApiOperation({ summary: 'A new link for a password; the one before is void' })
  @ApiCreatedResponse({ type: InvitationAnswer })
  async invite(@UuidParameter() id: string, @Caller() principal: Principal): Promise<InvitationAnswer> {
    refuseTokens(principal);
    return this.invited(await this.administered(id, principal));
  }

  @Post('accounts/:id/state')
  @HttpCode(200)
  @ApiOperation({ summary: 'Disable an account, which ends its sessions, or enable it again' })
  @ApiOkResponse({ type: AccountAnswer })
  async setState(
    @UuidParameter() id: string,
    @Body() { disabled }: AccountStateBody,
    @Caller() principal: Principal,
  ): Promise<AccountAnswer> {
    const account = await this.administered(id, principal);
    const own = id === principal.account;
    if (disabled && own && !principal.instanceAdministrator) throw new ApiProblem('not-allowed');
    await (disabled ? this.identity.accounts.disable(id) : this.identity.accounts.enable(id));
    return { ...shown(account), disabled };
  }

  @Post('accounts/:id/instance-administrator')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let an account of no office administer the instance, or no longer' })
  @ApiOkResponse({ type: AccountAnswer })
  async setInstanceAdministrator(
    @UuidParameter() id: string,
    @Body() { granted }: InstanceAdministratorBody,
    @Caller() principal: Principal,
  ): Promise<AccountAnswer> {
    if (!principal.instanceAdministrator) throw new ApiProblem('only-administrator');
    refuseTokens(principal);
    const account = await this.administered(id, principal);
    if (granted && account.office !== null)
      throw new ApiProblem('account-of-an-office', { details: { office: account.office } });
    await this.identity.accounts.update(id, { instanceAdministrator: granted });
    return { ...shown(account), instanceAdministrator: granted };
  }

  @Post('invitations/redeem')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Set the password by a link' })
  @ApiNoContentResponse()
  async redeem(@Body() { token, password }: RedeemBody): Promise<void> {
    await this.identity.passwordLinks.redeem(token, password);
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change one’s own password, which ends all sessions' })
  @ApiNoContentResponse()
  async changePassword(
    @Body() { present, password: next }: PasswordBody,
    @Caller() principal: Principal,
    @Req() { ip: address }: FastifyRequest,
  ): Promise<void> {
    refuseTokens(principal);
    const result = await this.identity.passwordChange.attempt({ account: principal.account, present, next, address });
    if (result.kind === 'throttled') throw new ApiProblem('too-many-attempts', retryAfter(result.retryAfterSeconds));
  }

  private async invited(account: Account): Promise<InvitationAnswer> {
    const { token, expiresAt } = await this.identity.passwordLinks.invite(account.id);
    const base = this.configuration.publicUrl ?? '';
    return { account: shown(account), link: `${base}/invitation?token=${token}`, expiresAt };
  }

  private async administered(id: string, principal: Principal): Promise<Account> {
    const account = await this.identity.accounts.byId(id);
    if (!account || (principal.office !== null && account.office !== principal.office))
      throw new ApiProblem('unknown-account');
    this.checkAdministers(principal, account.office);
    if (account.instanceAdministrator && !principal.instanceAdministrator) throw new ApiProblem('not-allowed');
    return account;
  }

  private checkAdministers(principal: Principal, office: string | null): void {
    if (principal.instanceAdministrator) return;
    if (principal.office === null || office !== principal.office) throw new ApiProblem('other-office');
    if (!this.rights.holds(principal, 'administrator')) throw new ApiProblem('only-administrator');
  }
}

function shown({ id, login, name, office, instanceAdministrator, disabled }: Account): AccountAnswer {
  return { id, login, name, office, instanceAdministrator, disabled };
}
