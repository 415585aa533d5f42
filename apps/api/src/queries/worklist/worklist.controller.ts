import type { WorklistRow } from '@jejak/projections';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rights } from '../../access/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, ListOf, type PageAnswer } from '../answers.ts';
import { type Asked, AskedFor, pageOf } from '../asking/index.ts';
import { officeAsked } from '../office-asked.ts';
import { nameOf, PersonalFacts, personIn, type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { isNamed, ReadModels } from '../read-models.ts';
import { explain, selectionOf, WORKLIST } from './asked-for.ts';

@ApiTags('queries')
@Controller('api/worklist')
@QueryRoutes()
export class WorklistController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Cases of an office as lists show them, by due date unless sorted otherwise',
    description: 'One of unit, assignee, status, service and waitingOn at a time; what goes together is in `possible`.',
  })
  @ListOf(
    {
      id: FIELDS.id,
      office: FIELDS.text,
      number: FIELDS.textOrNull,
      service: FIELDS.text,
      serviceName: FIELDS.label,
      status: FIELDS.text,
      statusLabel: FIELDS.label,
      open: FIELDS.flag,
      dueAt: FIELDS.instantOrNull,
      client: { oneOf: [FIELDS.object, { type: 'null' }] },
    },
    { personalWithheld: FIELDS.withheld },
  )
  async list(
    @AskedFor(WORKLIST) asked: Asked<typeof WORKLIST>,
    @Viewing() viewer: Viewer,
  ): Promise<PageAnswer<object> & { readonly personalWithheld: boolean }> {
    const office = officeAsked(viewer.principal, this.rights, asked.office);
    const { documents, next } = await this.found(asked, office);
    const subjects = await this.models.getMany('subjects', documents.flatMap(clientOf));
    const names = [...subjects.values()].flatMap(nameOf);
    const sight = { office, purpose: 'worklist', case: null } as const;
    const { opener, withheld } = await this.personal.inPassing(names, viewer, sight);
    const items = documents.map(({ measuredAt: _, ...row }) => ({
      ...row,
      client: personIn(subjects, row.client, opener),
    }));
    return { items, next, personalWithheld: withheld };
  }

  private async found(asked: Asked<typeof WORKLIST>, office: string) {
    try {
      return await this.models.find('worklist', { ...selectionOf(asked, office), ...pageOf(asked) });
    } catch (error) {
      throw isNamed(error, 'UndeclaredIndex') ? explain(asked) : error;
    }
  }
}

function clientOf({ client }: WorklistRow): readonly string[] {
  return client === null ? [] : [client];
}
