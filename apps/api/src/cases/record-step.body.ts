import { DEVIATION_FACTS, type JsonObject, PARTIES, type Party } from '@jejak/domain';
import { Coded, Facts, Nested, OneOf, UuidList } from '../envelope/index.ts';
import { CaseEnvelope } from './case-envelope.ts';

const STEP_KEY = /^[a-z0-9][a-z0-9_-]{0,79}$/;

/** Di luar urutan prosedur: the state that the step leads to, and why. */
export class DeviationBody {
  @Coded(STEP_KEY, 'terverifikasi') readonly to!: string;
  @Facts(DEVIATION_FACTS) readonly facts!: JsonObject;
}

export class StepBody extends CaseEnvelope {
  @Coded(STEP_KEY, 'berkas_diperiksa', { description: 'Key of a step, an exit or a parallel fact of the procedure.' })
  readonly step!: string;
  @OneOf(PARTIES, { optional: true, description: 'Which party, where the step leaves a choice.' })
  readonly party?: Party;
  @Nested(() => DeviationBody, { optional: true }) readonly deviation?: DeviationBody;
  @Facts(null, { optional: true, description: 'The facts of the event type that the step leaves behind.' })
  readonly facts?: JsonObject;
}

export class BatchStepBody extends StepBody {
  @UuidList({ from: 1, to: 500 }, { description: 'Cases that the same step was taken in.' })
  readonly cases!: readonly string[];
}
