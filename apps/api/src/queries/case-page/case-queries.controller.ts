import type { CaseFile } from '@jejak/projections';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rights } from '../../access/index.ts';
import { CaseNumberParameter, UuidParameter } from '../../envelope/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, OneOfThese } from '../answers.ts';
import { type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { CasePage } from './case-page.ts';

const PAGE = {
  id: FIELDS.id,
  office: FIELDS.text,
  number: FIELDS.textOrNull,
  status: FIELDS.text,
  statusLabel: FIELDS.label,
  open: FIELDS.flag,
  revision: FIELDS.whole,
  timeline: FIELDS.list,
  documents: FIELDS.list,
  clocks: FIELDS.list,
  clocksAsOf: FIELDS.instant,
  possible: FIELDS.list,
  people: FIELDS.list,
  personalWithheld: FIELDS.withheld,
};

@ApiTags('queries')
@Controller('api/cases')
@QueryRoutes()
export class CaseQueriesController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(CasePage) private readonly page: CasePage,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get('by-number/:number')
  @ApiOperation({ summary: 'A case by its number, as printed' })
  @OneOfThese(PAGE)
  async byNumber(@CaseNumberParameter() number: string, @Viewing() viewer: Viewer): Promise<object> {
    const { documents } = await this.models.find('worklist', { filter: { number }, limit: 1 });
    return this.shown(documents[0]?.id, viewer);
  }

  @Get(':id')
  @ApiOperation({ summary: 'All that is known of a case: events, letters, clocks as of now, and what may come next' })
  @OneOfThese(PAGE)
  async byId(@UuidParameter() id: string, @Viewing() viewer: Viewer): Promise<object> {
    return this.shown(id, viewer);
  }

  private async shown(id: string | undefined, viewer: Viewer): Promise<object> {
    const file: CaseFile | undefined = id === undefined ? undefined : await this.models.get('case-file', id);
    if (!file || !this.rights.mayRead(viewer.principal, file.office)) throw new ApiProblem('unknown-case');
    return this.page.of(file, viewer);
  }
}
