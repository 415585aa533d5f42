import { adoptionByHash } from '@jejak/domain';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, type Rights } from '../../access/index.ts';
import type { Offices } from '../../directory/index.ts';
import { HashParameter } from '../../envelope/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { OFFICES, RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, OneOfThese, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, key, office, PAGING, pageOf } from '../asking/index.ts';
import { officeAsked, officeOrAll } from '../office-asked.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';

const STANDARDS = { office, service: key, ...PAGING } as const;
const STANDARD = {
  office: FIELDS.text,
  service: FIELDS.text,
  hash: FIELDS.text,
  name: FIELDS.label,
  from: FIELDS.text,
  until: FIELDS.textOrNull,
};

@ApiTags('queries')
@Controller('api/standards')
@QueryRoutes()
export class StandardsController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Versions of service standards that an office adopted, without their content' })
  @ListOf(STANDARD)
  async list(
    @AskedFor(STANDARDS) asked: Asked<typeof STANDARDS>,
    @Caller() principal: Principal,
  ): Promise<PageAnswer<object>> {
    const code = officeAsked(principal, this.rights, asked.office);
    const { documents, next } = await this.models.find('standards', {
      filter: { office: code, ...(asked.service === undefined ? {} : { service: asked.service }) },
      sort: { field: asked.service === undefined ? 'service' : 'from', direction: 'ascending' },
      ...pageOf(asked),
    });
    return { items: documents.map(({ standard: _, ...version }) => version), next };
  }

  @Get(':hash')
  @ApiOperation({ summary: 'A version of a standard, whole' })
  @OneOfThese({ ...STANDARD, standard: FIELDS.object })
  async show(@HashParameter() hash: string, @Caller() principal: Principal): Promise<object> {
    const own = officeOrAll(principal, this.rights, undefined);
    const readable = this.rights.readsAcross(principal) ? null : own;
    for (const state of this.offices.all()) {
      if (readable !== null && state.code !== readable) continue;
      const adoption = adoptionByHash(state, hash);
      const adopted = adoption && (await this.models.get('standards', `${state.code}:${adoption.service}:${hash}`));
      if (adopted) return adopted;
    }
    throw new ApiProblem('unknown-standard');
  }
}
