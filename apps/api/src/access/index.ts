export { AuthenticationGuard } from './authentication.guard.ts';
export { giveSessionCookie, sessionSecret, takeSessionCookie } from './cookie.ts';
export { Caller, Public, principalIn } from './markers.ts';
export { type Principal, principalOf } from './principal.ts';
export { Rights } from './rights.ts';
