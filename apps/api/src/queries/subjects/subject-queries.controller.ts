import type { Json } from '@jejak/domain';
import type { Subject } from '@jejak/projections';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rights } from '../../access/index.ts';
import { UuidParameter } from '../../envelope/index.ts';
import { ApiProblem } from '../../problems/index.ts';
import { RIGHTS } from '../../tokens.ts';
import { FIELDS, OneOfThese } from '../answers.ts';
import { openedOf, PersonalFacts, personalOf, type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';
import { absorbedInto, goesOnAs } from './one-person.ts';
import { ReadingBody } from './reading.body.ts';

const SUBJECT = {
  id: FIELDS.id,
  office: FIELDS.text,
  identity: FIELDS.text,
  facts: FIELDS.object,
  personal: FIELDS.object,
  mergedInto: FIELDS.idOrNull,
  goesOnAs: FIELDS.idOrNull,
  cases: FIELDS.list,
  personalWithheld: FIELDS.withheld,
};

@ApiTags('queries')
@Controller('api/subjects/:id')
@QueryRoutes()
export class SubjectQueriesController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'A person as the office knows them',
    description: 'cases are those of every entry that was merged into this one; goesOnAs is the entry at the end.',
  })
  @OneOfThese(SUBJECT)
  async show(@UuidParameter() id: string, @Viewing() viewer: Viewer): Promise<object> {
    const subject = await this.found(id, viewer);
    const sight = { office: subject.office, purpose: 'subject', case: null } as const;
    const { opener, withheld } = await this.personal.inPassing(personalOf(subject), viewer, sight);
    return this.answer(subject, openedOf(subject, opener), withheld);
  }

  @Post('reading')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open the personal facts of a person for a purpose, which goes on record' })
  @OneOfThese(SUBJECT)
  async read(@UuidParameter() id: string, @Body() body: ReadingBody, @Viewing() viewer: Viewer): Promise<object> {
    const subject = await this.found(id, viewer);
    const sight = { office: subject.office, purpose: body.purpose, case: null };
    const opener = await this.personal.expressly(personalOf(subject), id, viewer, sight);
    return this.answer(subject, openedOf(subject, opener), false);
  }

  private async found(id: string, { principal }: Viewer): Promise<Subject> {
    const subject = await this.models.get('subjects', id);
    if (!subject || !this.rights.mayRead(principal, subject.office)) throw new ApiProblem('unknown-subject');
    return subject;
  }

  private async answer(
    subject: Subject,
    personal: { readonly [name: string]: Json },
    personalWithheld: boolean,
  ): Promise<object> {
    const { replaced: _, ...shown } = subject;
    const entries = [subject, ...(await absorbedInto(this.models, subject))];
    const cases = entries.flatMap((entry) => entry.cases.map((link) => ({ ...link, subject: entry.id })));
    return { ...shown, cases, goesOnAs: await goesOnAs(this.models, subject), personal, personalWithheld };
  }
}
