import type { Clock } from '@jejak/ledger';
import { type CaseFile, checklistOf, clocksNow } from '@jejak/projections';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../tokens.ts';
import { CaseRules } from '../case-rules.ts';
import { openedOf, PersonalFacts, personalOf, type Viewer } from '../personal/index.ts';
import { ReadModels } from '../read-models.ts';
import { Timelines } from '../timelines.ts';
import { possibilitiesOf } from './possibilities.ts';
import { sealedIn, shownEntry } from './sealed-in.ts';

/** What the page of a case shows, as of now and for whoever asks. */
@Injectable()
export class CasePage {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(PersonalFacts) private readonly personal: PersonalFacts,
    @Inject(CaseRules) private readonly rules: CaseRules,
    @Inject(Timelines) private readonly timelines: Timelines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(file: CaseFile, viewer: Viewer): Promise<object> {
    const { state: _, clocksAsOf: __, urgencies: ___, ...shown } = file;
    return {
      ...shown,
      ...(await this.asOfNow(file, viewer.principal.account)),
      ...(await this.people(file, viewer)),
    };
  }

  private async asOfNow(file: CaseFile, user: string) {
    const now = this.clock.now();
    const { office, standard, calendar } = await this.rules.of(file);
    return {
      requirements: checklistOf(file.state, standard),
      clocks: clocksNow(file, standard, calendar, now),
      clocksAsOf: now,
      possible: possibilitiesOf(file, standard, office, user, now),
    };
  }

  private async people(file: CaseFile, viewer: Viewer) {
    const linked = linksOf(file);
    const ids = linked.map(({ subject }) => subject);
    const [subjects, timeline] = await Promise.all([this.models.getMany('subjects', ids), this.timelines.of(file)]);
    const sealed = [...[...subjects.values()].flatMap(personalOf), ...sealedIn(timeline)];
    const sight = { office: file.office, purpose: 'case', case: file.id } as const;
    const { opener, withheld } = await this.personal.inPassing(sealed, viewer, sight);
    const people = linked.flatMap(({ subject: id, role }) => {
      const subject = subjects.get(id);
      if (!subject) return [];
      const { identity, facts, nikWarnings, mergedInto } = subject;
      return [{ id, role, identity, facts, nikWarnings, mergedInto, personal: openedOf(subject, opener) }];
    });
    return { people, timeline: timeline.map((entry) => shownEntry(entry, opener)), personalWithheld: withheld };
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
