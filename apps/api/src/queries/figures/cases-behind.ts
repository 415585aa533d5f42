import type { RunResult } from '@jejak/projections';
import type { Filter, FindOptions } from '@jejak/read-store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../../problems/index.ts';
import type { PageAnswer } from '../answers.ts';
import { ReadModels, type StoredLevel } from '../read-models.ts';

/** Figures of `performance` that count cases or runs. */
export const BEHIND = ['received', 'finished', 'judged', 'on-time', 'late', 'not-judged'] as const;

export interface Figure {
  readonly within: Filter;
  readonly month: string;
  readonly figure: (typeof BEHIND)[number];
}

type Paging = Pick<FindOptions, 'limit' | 'cursor'>;
type Part = 'present' | 'earlier';

/**
 * The cases behind a figure. Found by the month of their present run, then, among the few whose promise ran more than
 * once, by those of earlier runs; the cursor says in which part it is.
 */
@Injectable()
export class CasesBehind {
  constructor(@Inject(ReadModels) private readonly models: ReadModels) {}

  async find(asked: Figure, paging: Paging): Promise<PageAnswer<object>> {
    const { limit } = paging;
    const [part, cursor] = partOf(paging.cursor);
    const place = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const { within, month, figure } = asked;
    if (figure === 'received') {
      const { documents, next } = await this.models.find('service-levels', {
        filter: { ...within, receivedMonth: month },
        ...place,
      });
      return { items: documents.map((level) => item(level, null)), next: next && `present.${next}` };
    }
    if (part === 'earlier') {
      const { documents, next } = await this.models.find('service-levels', {
        filter: { ...within, again: true },
        ...place,
      });
      return { items: documents.flatMap((level) => earlierRuns(level, asked)), next: next && `earlier.${next}` };
    }
    const { documents, next } = await this.models.find('service-levels', {
      filter: { ...within, month, ...resultOf(figure) },
      ...place,
    });
    const items = documents.map((level) => item(level, level.runs.at(-1) ?? null));
    return { items, next: next === null ? 'earlier.' : `present.${next}` };
  }
}

function partOf(cursor: string | undefined): readonly [Part, string | undefined] {
  if (cursor === undefined) return ['present', undefined];
  const [part, rest] = [cursor.slice(0, cursor.indexOf('.')), cursor.slice(cursor.indexOf('.') + 1)];
  if (part !== 'present' && part !== 'earlier') throw new ApiProblem('cursor-invalid');
  return [part, rest === '' ? undefined : rest];
}

function earlierRuns(level: StoredLevel, { month, figure }: Figure): readonly object[] {
  return level.runs
    .slice(0, -1)
    .filter((run) => run.month === month && isOf(run, figure))
    .map((run) => item(level, run));
}

function resultOf(figure: Figure['figure']): Filter {
  if (figure === 'finished') return {};
  return { result: figure === 'judged' ? { $in: ['on-time', 'late'] } : figure };
}

function isOf({ result }: RunResult, figure: Figure['figure']): boolean {
  if (figure === 'finished') return true;
  return figure === 'judged' ? result === 'on-time' || result === 'late' : result === figure;
}

function item({ id, number, office, service, unit, open, openedAt }: StoredLevel, run: RunResult | null): object {
  return { id, number, office, service, unit, open, openedAt, run };
}
