import { type CaseFile, type TimelineEntry, timelineOf } from '@jejak/projections';
import { Inject, Injectable } from '@nestjs/common';
import { CaseRules } from './case-rules.ts';
import { ReadModels } from './read-models.ts';

/** Tells what happened in a case, up to the event that its file stands at. */
@Injectable()
export class Timelines {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(CaseRules) private readonly rules: CaseRules,
  ) {}

  async of(file: CaseFile): Promise<readonly TimelineEntry[]> {
    const events = file.state.history.map(({ eventId }) => eventId);
    const [trail, { office }] = await Promise.all([this.models.getMany('audit-trail', events), this.rules.of(file)]);
    return timelineOf(trail.values(), office);
  }
}
