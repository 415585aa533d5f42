import type { SearchIndex } from '@jejak/privacy';
import type { Subject, WorklistRow } from '@jejak/projections';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Rights } from '../../access/index.ts';
import { RIGHTS, SEARCH_INDEX } from '../../tokens.ts';
import { FIELDS, OneOfThese } from '../answers.ts';
import { type Asked, AskedFor, missing, office, words } from '../asking/index.ts';
import { officeOrAll } from '../office-asked.ts';
import { nameOf, type Opener, PersonalFacts, personIn, type Viewer, Viewing } from '../personal/index.ts';
import { QueryRoutes } from '../query-routes.ts';
import { ReadModels } from '../read-models.ts';

const SEARCH = { q: words(200), office } as const;
const MOST = 50;
const CASE_NUMBER = /^[A-Z][A-Z0-9]{1,7}-\d{4}-\d{5,9}$/;
const NIK = /^\d{16}$/;

@ApiTags('queries')
@Controller('api/search')
@QueryRoutes()
export class SearchController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(SEARCH_INDEX) private readonly index: SearchIndex,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(RIGHTS) private readonly rights: Rights,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Find a case by its number, or people by NIK (16 digits) or by whole words of their name',
    description: `At most ${MOST} people; who reads across the offices sees none of the names.`,
  })
  @OneOfThese({ cases: FIELDS.list, people: FIELDS.list, personalWithheld: FIELDS.withheld })
  async search(
    @AskedFor(SEARCH) { q, office: asked }: Asked<typeof SEARCH>,
    @Viewing() viewer: Viewer,
  ): Promise<object> {
    if (q === undefined) throw missing('q', 'a case number, a NIK or a name');
    const code = officeOrAll(viewer.principal, this.rights, asked);
    const number = q.toUpperCase();
    if (CASE_NUMBER.test(number)) return this.byNumber(code, number, viewer);
    const digits = q.replace(/[\s.-]/g, '');
    const ids = NIK.test(digits) ? await this.index.byNik(code, digits) : await this.index.byName(code, q, MOST);
    return this.answer(ids.slice(0, MOST), [], code, viewer);
  }

  private async byNumber(code: string | null, number: string, viewer: Viewer): Promise<object> {
    const filter = code === null ? { number } : { office: code, number };
    const { documents } = await this.models.find('worklist', { filter, limit: 1 });
    const clients = documents.flatMap(({ client }) => (client === null ? [] : [client]));
    return this.answer(clients, documents, code, viewer);
  }

  /** The index may know of people whom the ledger does not: those are left out. */
  private async answer(ids: readonly string[], rows: readonly WorklistRow[], code: string | null, viewer: Viewer) {
    const subjects = await this.models.getMany('subjects', ids);
    const linked = [...subjects.values()].flatMap(({ cases }) => cases.map((link) => link.case));
    const found = rows.length > 0 ? rows : [...(await this.models.getMany('worklist', linked)).values()];
    const names = [...subjects.values()].flatMap(nameOf);
    const sight = { office: code ?? '', purpose: 'search', case: null } as const;
    const { opener, withheld } = await this.personal.inPassing(names, viewer, sight);
    const people = ids.flatMap((id) => personFound(subjects, id, opener));
    return { cases: found.map(caseFound), people, personalWithheld: withheld };
  }
}

function personFound(subjects: ReadonlyMap<string, Subject>, id: string, opener: Opener): readonly object[] {
  const subject = subjects.get(id);
  if (!subject) return [];
  const { office: code, mergedInto, cases } = subject;
  return [{ ...personIn(subjects, id, opener), office: code, mergedInto, cases }];
}

function caseFound(row: WorklistRow): object {
  const { id, office: code, number, service, serviceName, status, statusLabel, open, client, openedAt, dueAt } = row;
  return { id, office: code, number, service, serviceName, status, statusLabel, open, client, openedAt, dueAt };
}
