import type { AccessEntry } from '@jejak/projections';
import type { Filter } from '@jejak/read-store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, notFound, notTogether, office, PAGING, pageOf, uuid } from '../asking/index.ts';
import { checkUser, officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';

const LOG = { office, subject: uuid, user: uuid, ...PAGING } as const;

@ApiTags('queries')
@Controller('api/access-log')
@QueryRoutes()
export class AccessLogController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Who was shown whose personal facts: in an office, of a person, or by an account; the latest first',
  })
  @ListOf({
    id: FIELDS.text,
    ordinal: FIELDS.whole,
    office: FIELDS.text,
    subject: FIELDS.id,
    user: FIELDS.id,
    purpose: FIELDS.text,
    case: FIELDS.idOrNull,
    at: FIELDS.instant,
  })
  async list(
    @AskedFor(LOG) asked: Asked<typeof LOG>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<AccessEntry>> {
    const filter = await this.filterOf(asked, principal);
    const sort = { field: 'ordinal', direction: 'descending' } as const;
    const { documents: items, next } = await this.models.find('access-log', { filter, sort, ...pageOf(asked) });
    return { items, next };
  }

  private async filterOf(
    { office: code, subject: id, user }: Asked<typeof LOG>,
    principal: Principal,
  ): Promise<Filter> {
    const given = Object.entries({ office: code, subject: id, user }).flatMap(([name, it]) => (it ? [name] : []));
    if (given.length > 1) throw notTogether(given, ['office', 'subject', 'user']);
    if (id !== undefined) {
      const subject = await this.models.get('subjects', id);
      if (!subject || !this.rights.mayRead(principal, subject.office)) throw notFound('unknown-subject', 'subject');
      return { subject: id };
    }
    if (user !== undefined) {
      checkUser(principal, this.rights, user);
      return { user };
    }
    return { office: officeAsked(principal, this.rights, code) };
  }
}
