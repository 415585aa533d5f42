import type { Identity } from '@jejak/identity';
import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/index.ts';
import { IDENTITY } from '../tokens.ts';
import { SetupBody } from './bodies.ts';
import { INVITATION_PAGE, PAGE_SCRIPT, PAGE_STYLE, SETUP_PAGE } from './pages.ts';

/** The first account, made by whoever reads the console; and the small pages that links lead to. */
@ApiTags('identity')
@Controller()
@Public()
export class SetupController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  @Post('api/setup')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make the first account, by the link from the console' })
  @ApiNoContentResponse()
  async setUp(@Body() { token, login, name, password }: SetupBody): Promise<void> {
    await this.identity.setup.redeemSetupToken(token, { login, name, password });
  }

  @Get('setup')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  setupPage(): string {
    return SETUP_PAGE;
  }

  @Get('invitation')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  invitationPage(): string {
    return INVITATION_PAGE;
  }

  @Get('link.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @ApiExcludeEndpoint()
  script(): string {
    return PAGE_SCRIPT;
  }

  @Get('link.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @ApiExcludeEndpoint()
  style(): string {
    return PAGE_STYLE;
  }
}
