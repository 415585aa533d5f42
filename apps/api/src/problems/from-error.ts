import { ApiProblem, type ProblemContent, retryAfter } from './api-problem.ts';
import type { ProblemCode } from './codes.ts';
import type { FieldError } from './field-errors.ts';

interface Translation {
  readonly code: ProblemCode;
  readonly content?: ProblemContent;
}

const at = (pointer: string): ProblemContent => ({ errors: [{ in: 'body', pointer, problem: 'malformed' }] });
const SOON = retryAfter(1);
/** It does not pass by itself: somebody has to do something. */
const UNTIL_MENDED = retryAfter(60);

/** What the libraries throw on purpose, by name: stores of several kinds share the names of their port. */
const BY_NAME: { readonly [name: string]: Translation } = {
  StoreUnavailable: { code: 'unavailable', content: SOON },
  OutcomeUnknown: { code: 'outcome-unknown', content: SOON },
  PrivateDatabaseBusy: { code: 'unavailable', content: SOON },
  MongoUnavailable: { code: 'unavailable', content: SOON },
  KeyServiceUnavailable: { code: 'unavailable', content: SOON },
  KeyServiceRefused: { code: 'key-service-refused', content: UNTIL_MENDED },
  PrivateDatabaseClosed: { code: 'unavailable', content: SOON },
  StoreFull: { code: 'storage-full', content: UNTIL_MENDED },
  PrivateDatabaseFull: { code: 'storage-full', content: UNTIL_MENDED },
  MongoFull: { code: 'storage-full', content: UNTIL_MENDED },
  AttachmentsFull: { code: 'storage-full', content: UNTIL_MENDED },
  AppendTooLarge: { code: 'body-too-large' },
  AttachmentTooLarge: { code: 'attachment-too-large' },
  AttachmentTypeRefused: { code: 'attachment-type-refused' },
  AttachmentNotFound: { code: 'attachment-missing' },
  AttachmentDamaged: { code: 'attachment-damaged' },
  SubjectErased: { code: 'subject-erased' },
  SubjectOfAnotherOffice: { code: 'unknown-subject' },
  InvalidCursor: {
    code: 'cursor-invalid',
    content: {
      errors: [{ in: 'query', pointer: '/cursor', problem: 'malformed', expected: 'next of the page before' }],
    },
  },
  LoginTaken: { code: 'login-taken', content: at('/login') },
  LoginMalformed: { code: 'login-malformed', content: at('/login') },
  NameMalformed: { code: 'name-malformed', content: at('/name') },
  PasswordRefused: { code: 'password-refused', content: at('/password') },
  PasswordWrong: { code: 'password-wrong' },
  LastAdministrator: { code: 'last-administrator' },
  AccountUnknown: { code: 'unknown-account' },
  OneTimeTokenInvalid: { code: 'link-spent' },
  SetupDone: { code: 'already-set-up' },
  ApiTokenUnknown: { code: 'unknown-token' },
  ApiTokenMalformed: { code: 'request-invalid', content: at('/expiresAt') },
};

const header = (pointer: string): readonly FieldError[] => [{ in: 'header', pointer, problem: 'malformed' }];

/** What Fastify throws before a handler is reached. */
const BY_FASTIFY_CODE: { readonly [code: string]: Translation } = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body-too-large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'media-type-not-supported',
    content: { errors: header('/content-type') },
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'body-missing' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'request-malformed', content: { errors: header('/content-length') } },
  FST_ERR_BAD_URL: { code: 'request-malformed' },
  FST_REQ_FILE_TOO_LARGE: { code: 'attachment-too-large' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'media-type-not-supported',
    content: { errors: header('/content-type') },
  },
};

/** The problem that an error means to the caller; undefined where nobody expected it. */
export function expectedProblem(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const byName = 'name' in error ? lookUp(BY_NAME, error.name) : undefined;
  const translation = byName ?? ('code' in error ? lookUp(BY_FASTIFY_CODE, error.code) : undefined);
  if (translation) return new ApiProblem(translation.code, translation.content, { cause: error });
  return byStatus(error);
}

function lookUp(table: { readonly [name: string]: Translation }, name: unknown): Translation | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Whatever else Fastify or Nest refuse as the caller's fault. */
function byStatus(error: object): ApiProblem | undefined {
  const status =
    'getStatus' in error && typeof error.getStatus === 'function' ? error.getStatus() : statusCodeOf(error);
  if (status === 404) return new ApiProblem('unknown-route');
  if (status === 415) return new ApiProblem('media-type-not-supported', { errors: header('/content-type') });
  if (status === 413) return new ApiProblem('body-too-large');
  return typeof status === 'number' && status >= 400 && status < 500 ? new ApiProblem('request-malformed') : undefined;
}

function statusCodeOf(error: object): unknown {
  return 'statusCode' in error ? error.statusCode : undefined;
}
