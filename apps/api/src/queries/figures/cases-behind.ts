import { figuresOfRun, type RunResult } from '@jejak/projections';
import type { Filter, FindOptions } from '@jejak/read-store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../../problems/index.ts';
import type { PageAnswer } from '../answers.ts';
import { ReadModels, type StoredLevel } from '../read-models.ts';

/** Figures of `performance` that count cases or runs, and of those with minutes the runs in which there were any. */
export const BEHIND = [
  ...['received', 'finished', 'again', 'judged', 'on-time', 'late', 'not-judged', 'timed', 'outcome/…'],
  ...['apart/…/measured', 'apart/…/within', 'alternative/judged', 'alternative/on-time'],
  ...['second-promise/…/judged', 'second-promise/…/on-time', 'sub-limit/…/judged', 'sub-limit/…/on-time'],
  ...['time/office', 'time/applicant', 'time/third-party', 'state/…/runs'],
];

export interface Figure {
  readonly within: Filter;
  readonly month: string;
  /** One of {@link BEHIND}, such as `late`, `outcome/informed` or `sub-limit/rumah singgah/judged`. */
  readonly figure: string;
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
      return {
        items: documents.flatMap((level) => runsBehind(level, level.runs.slice(0, -1), asked)),
        next: next && `earlier.${next}`,
      };
    }
    const { documents, next } = await this.models.find('service-levels', {
      filter: { ...within, month, ...resultOf(figure) },
      ...place,
    });
    const items = documents.flatMap((level) => runsBehind(level, level.runs.slice(-1), asked));
    return { items, next: next === null ? 'earlier.' : `present.${next}` };
  }
}

function partOf(cursor: string | undefined): readonly [Part, string | undefined] {
  if (cursor === undefined) return ['present', undefined];
  const [part, rest] = [cursor.slice(0, cursor.indexOf('.')), cursor.slice(cursor.indexOf('.') + 1)];
  if (part !== 'present' && part !== 'earlier') throw new ApiProblem('cursor-invalid');
  return [part, rest === '' ? undefined : rest];
}

/** Those of the runs that the figure counts, by the very sum that it is. */
function runsBehind(level: StoredLevel, runs: readonly RunResult[], { month, figure }: Figure): readonly object[] {
  return runs
    .filter((run) => run.month === month && (figuresOfRun(level, run)[figure] ?? 0) > 0)
    .map((run) => item(level, run));
}

/** What the index knows of the figure; the rest is looked at case by case. */
function resultOf(figure: string): Filter {
  if (figure === 'judged') return { result: { $in: ['on-time', 'late'] } };
  return ['on-time', 'late', 'not-judged'].includes(figure) ? { result: figure } : {};
}

function item({ id, number, office, service, unit, open, openedAt }: StoredLevel, run: RunResult | null): object {
  return { id, number, office, service, unit, open, openedAt, run };
}
