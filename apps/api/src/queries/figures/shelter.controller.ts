import type { Clock } from '@jejak/ledger';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rights } from '../../access/index.ts';
import type { Offices } from '../../directory/index.ts';
import { CLOCK, OFFICES, RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, choice, flag, office, PAGING, pageOf, unit } from '../asking/index.ts';
import { officeAsked } from '../office-asked.ts';
import { nameOf, PersonalFacts, personIn, type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { unitsAsked } from './units.ts';

const SHELTER = { office, unit, inside: flag, sort: choice(['until', 'since', '-since'] as const), ...PAGING } as const;

@ApiTags('queries')
@Controller('api/shelter')
@QueryRoutes()
export class ShelterController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(RIGHTS) private readonly rights: Rights,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Who is in a shelter of the office, since when and until when allowed; those without a limit first',
    description: 'With inside=false those who have left.',
  })
  @ListOf(
    {
      id: FIELDS.id,
      number: FIELDS.textOrNull,
      service: FIELDS.text,
      inside: FIELDS.flag,
      since: FIELDS.instant,
      until: FIELDS.instantOrNull,
      over: FIELDS.flag,
      stays: FIELDS.list,
      client: { oneOf: [FIELDS.object, { type: 'null' }] },
    },
    { asOf: FIELDS.instant, personalWithheld: FIELDS.withheld },
  )
  async list(
    @AskedFor(SHELTER) asked: Asked<typeof SHELTER>,
    @Viewing() viewer: Viewer,
  ): Promise<PageAnswer<object> & { readonly asOf: string; readonly personalWithheld: boolean }> {
    const code = officeAsked(viewer.principal, this.rights, asked.office);
    const { sort = 'until' } = asked;
    const { documents, next } = await this.models.find('shelter', {
      filter: { office: code, inside: asked.inside ?? true, ...unitsAsked(this.offices.get(code), asked.unit) },
      sort: { field: sort.replace('-', ''), direction: sort.startsWith('-') ? 'descending' : 'ascending' },
      ...pageOf(asked),
    });
    const now = this.clock.now();
    const clients = documents.flatMap(({ client }) => (client === null ? [] : [client]));
    const subjects = await this.models.getMany('subjects', clients);
    const sight = { office: code, purpose: 'worklist', case: null } as const;
    const names = [...subjects.values()].flatMap(nameOf);
    const { opener, withheld } = await this.personal.inPassing(names, viewer, sight);
    const items = documents.map((row) => ({
      ...row,
      over: row.inside && row.until !== null && row.until < now,
      client: personIn(subjects, row.client, opener),
    }));
    return { items, next, asOf: now, personalWithheld: withheld };
  }
}
