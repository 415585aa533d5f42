export { type Credentials, Login, type LoginResult } from './login.ts';
export { type ChangeResult, PasswordChange, type WantedPassword } from './password-change.ts';
