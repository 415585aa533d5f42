import { VOID_REASONS } from '@jejak/domain';
import type { CommandRequest } from '@jejak/ledger';
import { Body, Controller, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandRoutes, Recorder, Requested } from '../commands/index.ts';
import { OfficeParameter, OneOf, Whole, YearParameter } from '../envelope/index.ts';
import { OfficeGuard } from './office.guard.ts';

export class VoidNumberBody {
  @OneOf(['register', 'letters']) readonly kind!: 'register' | 'letters';
  @Whole(1, 999_999) readonly number!: number;
  @OneOf(VOID_REASONS) readonly reason!: string;
}

@ApiTags('offices')
@Controller('api/offices/:code/registers/:year/voids')
@CommandRoutes()
@UseGuards(OfficeGuard)
@ApiCreatedResponse({ type: CommandAnswer })
export class VoidsController {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  @Post()
  @ApiOperation({ summary: 'A number of a register is void; it is not given again' })
  voidNumber(
    @OfficeParameter() office: string,
    @YearParameter() year: string,
    @Body() { kind, number, reason }: VoidNumberBody,
    @Requested() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.recorder.voidNumber(kind, office, Number(year), number, reason, request);
  }
}
