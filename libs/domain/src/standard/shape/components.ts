import {
  anyText,
  bool,
  type Check,
  filledList,
  isObject,
  list,
  literal,
  nullable,
  record,
  text,
  whole,
  wrongType,
} from '../check/index.ts';
import type {
  CompletionTime,
  Components,
  Flowchart,
  Published,
  PublishedProcedure,
  PublishedStep,
  Requirement,
} from '../standard.ts';
import { label } from './publication.ts';

function published<T>(check: Check<T>): Check<Published<T>> {
  const given = record<{ published: true; value: T }>({ published: literal(true), value: check } as const);
  const withheld = record<{ published: false }>({ published: literal(false) });
  return (value, at) => {
    if (!isObject(value)) wrongType('{"published": …}', value, at);
    else if (value.published === false) withheld(value, at);
    else given(value, at);
  };
}

const requirement = record<Requirement>({
  no: whole(1),
  text,
  kind: text,
  providedBy: text,
  broughtIn: bool,
  broughtInBasis: text,
  condition: nullable(text),
  note: nullable(text),
});

const step = record<PublishedStep>({
  no: whole(1),
  printedNo: nullable(text),
  text: label,
  actor: text,
  actorBasis: text,
  receives: list(text),
  produces: list(text),
  branches: list(text),
  subLimit: nullable(text),
  source: nullable(text),
});

const flowchart = record<Flowchart>({
  present: bool,
  rawKind: nullable(text),
  nodes: list(record<Flowchart['nodes'][number]>({ id: text, label: anyText, shape: text })),
  edges: list(record<Flowchart['edges'][number]>({ from: text, to: text, kind: text })),
  textBlocks: list(text),
  notes: list(text),
});

const completionTime = record<CompletionTime>({
  raw: text,
  min: whole(1),
  max: nullable(whole(1)),
  unit: text,
  dayKind: text,
  note: anyText,
  subLimits: list(text),
});

const texts = published(filledList(text));

export const components = record<Components>({
  requirements: published(filledList(requirement)),
  procedure: published(record<PublishedProcedure>({ steps: filledList(step), flowchart })),
  completionTime: published(completionTime),
  cost: published(record<{ raw: string; rupiah: number }>({ raw: text, rupiah: whole(0) })),
  products: texts,
  complaintChannels: texts,
  legalBasis: texts,
  facilities: texts,
  executorCompetence: texts,
  internalSupervision: texts,
  executors: published(whole(1)),
  serviceGuarantee: texts,
  safetyGuarantee: texts,
  evaluation: published(record<{ raw: string; periodMonths: number }>({ raw: text, periodMonths: whole(1) })),
  complaintHandling: list(text),
});
