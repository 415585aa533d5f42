import { CASE_FACTS, IDENTITY_FACTS, type JsonObject } from '@jejak/domain';
import type { SubjectClaim } from '@jejak/ledger';
import { Coded, Facts, Nested, NestedList, OFFICE_CODE, Uuid } from '../envelope/index.ts';
import { ApiProblem, pointerTo } from '../problems/index.ts';
import { CaseEnvelope } from './case-envelope.ts';

/** Key of a service in the catalogue. */
export const SERVICE_KEY = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** A person: one that is known here, or one to take in with whatever is known. */
export class SubjectClaimBody {
  @Uuid({ optional: true }) readonly subject?: string;
  @Facts(IDENTITY_FACTS, { optional: true }) readonly facts?: JsonObject;
}

export class ReportedCaseBody {
  @Nested(() => SubjectClaimBody, { optional: true, nullable: true, description: 'Whom the case is about.' })
  readonly client?: SubjectClaimBody | null;
  @Nested(() => SubjectClaimBody, { optional: true, nullable: true, description: 'Who reports.' })
  readonly reporter?: SubjectClaimBody | null;
  @Facts(CASE_FACTS.ReportReceived) readonly facts!: JsonObject;
}

export class ReportBody extends CaseEnvelope {
  @Coded(SERVICE_KEY, 'dumai-dtks') readonly service!: string;
  @Coded(OFFICE_CODE, 'DMI', { optional: true, description: 'Your own office, where left out.' })
  readonly office?: string;
  @NestedList(() => ReportedCaseBody, { from: 1, to: 500 }) readonly cases!: readonly ReportedCaseBody[];
}

/** Throws request-invalid where it is neither or both. */
export function subjectClaimOf(
  body: SubjectClaimBody | null | undefined,
  ...place: readonly (string | number)[]
): SubjectClaim | null {
  if (body === undefined || body === null) return null;
  const { subject, facts } = body;
  if (subject !== undefined && facts === undefined) return { subject };
  if (facts !== undefined && subject === undefined) return { facts };
  throw new ApiProblem('request-invalid', {
    errors: [{ in: 'body', pointer: pointerTo(...place), problem: 'malformed', expected: 'either subject or facts' }],
  });
}
