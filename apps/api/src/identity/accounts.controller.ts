import type { Configuration } from '@jejak/configuration';
import type { Account, Identity } from '@jejak/identity';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, type Principal, Public, type Rights } from '../access/index.ts';
import { UuidParameter } from '../envelope/index.ts';
import { ApiProblem } from '../problems/index.ts';
import { CONFIGURATION, IDENTITY, RIGHTS } from '../tokens.ts';
import { AccountStateBody, NewAccountBody, PasswordBody, RedeemBody } from './bodies.ts';

export class AccountAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly login!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }] }) readonly office!: string | null;
  @ApiProperty() readonly disabled!: boolean;
}

export class InvitationAnswer {
  @ApiProperty({ type: AccountAnswer }) readonly account!: AccountAnswer;
  @ApiProperty({ description: 'Sets the password once; to be handed over in person.' }) readonly link!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
}

export class AccountList {
  @ApiProperty({ type: [AccountAnswer] }) readonly accounts!: readonly AccountAnswer[];
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
    const office = body.office === undefined ? principal.office : body.office;
    this.checkAdministers(principal, office);
    const account = await this.identity.accounts.create({ login: body.login, name: body.name, office });
    return this.invited(account);
  }

  @Get('accounts')
  @ApiOperation({ summary: 'Accounts of the office' })
  @ApiOkResponse({ type: AccountList })
  async list(@Caller() principal: Principal): Promise<AccountList> {
    this.checkAdministers(principal, principal.office);
    const page = { limit: 1000, ...(principal.office === null ? {} : { office: principal.office }) };
    return { accounts: (await this.identity.accounts.list(page)).map(shown) };
  }

  @Post('accounts/:id/invitation')
  @ApiOperation({ summary: 'A new link for a password; the one before is void' })
  @ApiCreatedResponse({ type: InvitationAnswer })
  async invite(@UuidParameter() id: string, @Caller() principal: Principal): Promise<InvitationAnswer> {
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
    if (disabled && id === principal.account) throw new ApiProblem('not-allowed');
    await (disabled ? this.identity.accounts.disable(id) : this.identity.accounts.enable(id));
    return { ...shown(account), disabled };
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
  async changePassword(@Body() { present, password }: PasswordBody, @Caller() principal: Principal): Promise<void> {
    if (principal.via === 'token') throw new ApiProblem('not-allowed');
    await this.identity.accounts.changePassword(principal.account, present, password);
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

function shown({ id, login, name, office, disabled }: Account): AccountAnswer {
  return { id, login, name, office, disabled };
}
