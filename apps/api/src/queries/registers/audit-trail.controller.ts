import type { AuditEntry } from '@jejak/projections';
import type { Filter } from '@jejak/read-store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, key, notFound, notTogether, office, PAGING, pageOf, uuid } from '../asking/index.ts';
import { checkUser, officeAsked } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';

const TRAIL = { office, type: key, case: uuid, user: uuid, ...PAGING } as const;

@ApiTags('queries')
@Controller('api/audit-trail')
@QueryRoutes()
export class AuditTrailController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every event of an office (of one type, if asked), of a case, or recorded by somebody; the latest first',
    description: 'Without a case or a user it is of one office. Whose events another recorded is for auditors.',
  })
  @ListOf({
    id: FIELDS.id,
    ordinal: FIELDS.whole,
    stream: FIELDS.text,
    revision: FIELDS.whole,
    office: FIELDS.text,
    type: FIELDS.text,
    recordedAt: FIELDS.instant,
    data: FIELDS.object,
  })
  async list(
    @AskedFor(TRAIL) asked: Asked<typeof TRAIL>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<ShownEntry>> {
    const filter = await this.filterOf(asked, principal);
    const sort = { field: 'ordinal', direction: 'descending' } as const;
    const { documents, next } = await this.models.find('audit-trail', { filter, sort, ...pageOf(asked) });
    return { items: documents.map(shown), next };
  }

  private async filterOf(asked: Asked<typeof TRAIL>, principal: Principal): Promise<Filter> {
    const { office: code, type, case: of, user } = asked;
    const ways = [of, user, code ?? type].filter((way) => way !== undefined);
    if (ways.length > 1) {
      const given = Object.entries({ office: code, type, case: of, user }).filter(([, value]) => value !== undefined);
      throw notTogether(
        given.map(([name]) => name),
        ['office', 'office, type', 'case', 'user'],
      );
    }
    if (of !== undefined) {
      const file = await this.models.get('case-file', of);
      if (!file || !this.rights.mayRead(principal, file.office)) throw notFound('unknown-case', 'case');
      return { case: of };
    }
    if (user !== undefined) {
      checkUser(principal, this.rights, user);
      return { user };
    }
    return { office: officeAsked(principal, this.rights, code), ...(type === undefined ? {} : { type }) };
  }
}

/** Of personal facts only that they are there: their names. */
type ShownEntry = Omit<AuditEntry, 'sealed'> & { readonly sealed: readonly string[] };

function shown(entry: AuditEntry): ShownEntry {
  return { ...entry, sealed: entry.sealed.map(({ name }) => name) };
}
