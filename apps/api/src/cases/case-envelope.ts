import type { JsonObject, PerformerClaim } from '@jejak/domain';
import { InstantText, Nested, PerformedByBody, performerOf } from '../envelope/index.ts';

/** What every command about a case may say beside its own. */
export class CaseEnvelope {
  @InstantText({ optional: true, description: 'When it happened; now, where left out.' }) readonly occurredAt?: string;
  @Nested(() => PerformedByBody, { optional: true, description: 'Who did it; whoever records, where left out.' })
  readonly performedBy?: PerformedByBody;
}

export interface CaseClaims {
  readonly occurredAt?: string;
  readonly performedBy?: PerformerClaim;
  readonly facts?: JsonObject;
}

/** The part of a domain command that the envelope carries. */
export function claimsOf(body: CaseEnvelope & { readonly facts?: JsonObject }): CaseClaims {
  return {
    ...(body.occurredAt === undefined ? {} : { occurredAt: body.occurredAt }),
    ...(body.performedBy === undefined ? {} : { performedBy: performerOf(body.performedBy) }),
    ...(body.facts === undefined ? {} : { facts: body.facts }),
  };
}
