import { adoptionByHash, calendarAtRevision, type OfficeState } from '@jejak/domain';
import type { Clock } from '@jejak/ledger';
import { type CaseFile, clocksNow } from '@jejak/projections';
import { Inject, Injectable } from '@nestjs/common';
import type { Offices } from '../../directory/index.ts';
import { CLOCK, OFFICES } from '../../tokens.ts';
import { openedOf, PersonalFacts, personalOf, type Viewer } from '../personal/index.ts';
import { ReadModels } from '../read-models.ts';
import { possibilitiesOf } from './possibilities.ts';
import { sealedIn, shownEntry } from './sealed-in.ts';

/** What the page of a case shows, as of now and for whoever asks. */
@Injectable()
export class CasePage {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(OFFICES) private readonly offices: Offices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(file: CaseFile, viewer: Viewer): Promise<object> {
    const { state: _, clocksAsOf: __, ...shown } = file;
    return {
      ...shown,
      ...(await this.asOfNow(file, viewer.principal.account)),
      ...(await this.people(file, viewer)),
    };
  }

  private async asOfNow(file: CaseFile, user: string) {
    const now = this.clock.now();
    const office = await this.officeThatKnows(file);
    const standard = office && adoptionByHash(office, file.standard)?.standard;
    const calendar = office && calendarAtRevision(office, file.calendarRevision);
    if (!office || !standard || !calendar) throw new Error(`case ${file.id} is bound to what its office never adopted`);
    return {
      clocks: clocksNow(file, standard, calendar, now),
      clocksAsOf: now,
      possible: possibilitiesOf(file, standard, office, user, now),
    };
  }

  private async people(file: CaseFile, viewer: Viewer) {
    const linked = linksOf(file);
    const subjects = await this.models.getMany(
      'subjects',
      linked.map(({ subject }) => subject),
    );
    const sealed = [...[...subjects.values()].flatMap(personalOf), ...sealedIn(file)];
    const sight = { office: file.office, purpose: 'case', case: file.id } as const;
    const { opener, withheld } = await this.personal.inPassing(sealed, viewer, sight);
    const people = linked.flatMap(({ subject: id, role }) => {
      const subject = subjects.get(id);
      if (!subject) return [];
      const { identity, facts, nikWarnings, mergedInto } = subject;
      return [{ id, role, identity, facts, nikWarnings, mergedInto, personal: openedOf(subject, opener) }];
    });
    return { people, timeline: file.timeline.map((entry) => shownEntry(entry, opener)), personalWithheld: withheld };
  }

  /** The read model may have seen an adoption or a calendar that is still on its way here. */
  private async officeThatKnows(file: CaseFile): Promise<OfficeState | undefined> {
    const office = this.offices.get(file.office);
    const knows = office && office.revision >= file.calendarRevision && adoptionByHash(office, file.standard);
    return knows ? office : this.offices.fresh(file.office);
  }
}

/** Everybody whom the case speaks of, once in each role. */
function linksOf({ client, reporter, links }: CaseFile) {
  const named = [
    ...(client === null ? [] : [{ subject: client, role: 'client' }]),
    ...(reporter === null ? [] : [{ subject: reporter, role: 'reporter' }]),
    ...links,
  ];
  return [...new Map(named.map((link) => [`${link.role} ${link.subject}`, link])).values()];
}
