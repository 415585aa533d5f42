import type { Filter } from '@jejak/read-store';
import { Inject, Injectable } from '@nestjs/common';
import { type PerformanceTotal, ReadModels } from '../read-models.ts';

/** The totals of `performance` that a filter finds, all of them. */
@Injectable()
export class MonthFigures {
  constructor(@Inject(ReadModels) private readonly models: ReadModels) {}

  async find(filter: Filter): Promise<readonly PerformanceTotal[]> {
    const found: PerformanceTotal[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.models.find('performance', {
        filter,
        limit: 1000,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...page.documents);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  }
}
