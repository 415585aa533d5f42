export type { ActiveApiToken, ApiToken, ApiTokenPage, ApiTokenStore, Scope, StoredApiToken } from './api-token.ts';
export { ApiTokens, type MadeApiToken, type NewApiToken } from './api-tokens.ts';
export { ApiTokenMalformed, ApiTokenUnknown } from './errors.ts';
