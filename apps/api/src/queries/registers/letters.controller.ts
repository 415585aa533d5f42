import type { Letter } from '@jejak/projections';
import type { FindOptions } from '@jejak/read-store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import {
  type Asked,
  AskedFor,
  notFound,
  notTogether,
  office,
  PAGING,
  pageOf,
  printed,
  uuid,
  whole,
} from '../asking/index.ts';
import { officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';

const LETTERS = { office, case: uuid, year: whole(2000, 2999), number: printed, ...PAGING } as const;

@ApiTags('queries')
@Controller('api/letters')
@QueryRoutes()
export class LettersController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Letters and orders: the latest first, of one case in their order, of one year by number, or one by number',
  })
  @ListOf({
    id: FIELDS.id,
    office: FIELDS.text,
    case: FIELDS.id,
    kind: FIELDS.text,
    printed: FIELDS.textOrNull,
    signedAt: FIELDS.instant,
    inWhoseName: FIELDS.text,
  })
  async list(
    @AskedFor(LETTERS) asked: Asked<typeof LETTERS>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<Letter>> {
    const selection = await this.selectionOf(asked, principal);
    const { documents: items, next } = await this.models.find('letters', { ...selection, ...pageOf(asked) });
    return { items, next };
  }

  private async selectionOf(
    { office: asked, case: of, year, number }: Asked<typeof LETTERS>,
    principal: Principal,
  ): Promise<Pick<FindOptions, 'filter' | 'sort'>> {
    const given = Object.entries({ case: of, year, number }).flatMap(([name, it]) => (it === undefined ? [] : [name]));
    if (given.length > 1) throw notTogether(given, ['case', 'office, year', 'office, number', 'office']);
    if (of !== undefined) {
      const file = await this.models.get('case-file', of);
      if (!file || !this.rights.mayRead(principal, file.office)) throw notFound('unknown-case', 'case');
      return { filter: { case: of }, sort: { field: 'signedAt', direction: 'ascending' } };
    }
    const code = officeAsked(principal, this.rights, asked);
    if (number !== undefined) return { filter: { office: code, printed: number } };
    if (year !== undefined)
      return { filter: { office: code, year }, sort: { field: 'number', direction: 'ascending' } };
    return { filter: { office: code }, sort: { field: 'signedAt', direction: 'descending' } };
  }
}
