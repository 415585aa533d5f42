import { REFUSALS, type RefusalCode } from '@jejak/domain';

/** Problems of the door itself, beside the refusals of the domain, with their HTTP status. */
export const API_PROBLEMS = {
  'body-missing': 400,
  'body-not-json': 400,
  'body-refused': 400,
  'request-invalid': 400,
  'request-malformed': 400,
  'idempotency-key-required': 400,
  'idempotency-key-malformed': 400,
  'if-match-malformed': 400,
  'if-match-of-many': 400,
  'cursor-invalid': 400,
  'login-malformed': 400,
  'name-malformed': 400,
  'password-refused': 400,
  'not-logged-in': 401,
  'login-refused': 401,
  'account-disabled': 403,
  'password-wrong': 403,
  'csrf-token-required': 403,
  'other-office': 403,
  'auditors-write-nothing': 403,
  'not-allowed': 403,
  'unknown-route': 404,
  'unknown-account': 404,
  'unknown-token': 404,
  'unknown-number': 404,
  'unknown-standard': 404,
  'unknown-attachment': 404,
  'method-not-allowed': 405,
  'batch-refused': 409,
  'held-back': 409,
  'already-set-up': 409,
  'login-taken': 409,
  'last-administrator': 409,
  'account-of-an-office': 409,
  'subject-erased': 409,
  'already-voided-number': 409,
  'link-spent': 410,
  moved: 412,
  'body-too-large': 413,
  'attachment-too-large': 413,
  'address-too-long': 414,
  'media-type-not-supported': 415,
  'attachment-type-refused': 415,
  'key-reused': 422,
  'too-many-attempts': 429,
  'too-many-streams': 429,
  internal: 500,
  'attachment-missing': 500,
  'attachment-damaged': 500,
  unavailable: 503,
  'outcome-unknown': 503,
  'not-there-yet': 503,
  'access-not-recorded': 503,
  'key-service-refused': 503,
  'storage-full': 507,
} as const satisfies { readonly [code: string]: number };

export type ApiProblemCode = keyof typeof API_PROBLEMS;
export type ProblemCode = ApiProblemCode | RefusalCode;

const BY_KIND = { rule: 409, forbidden: 403, incomplete: 422, malformed: 400, missing: 404 } as const;

export function isRefusalCode(code: ProblemCode): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

export function statusOf(code: ProblemCode): number {
  return isRefusalCode(code) ? BY_KIND[REFUSALS[code]] : API_PROBLEMS[code];
}
