export { type Credentials, Login, type LoginResult } from './login.ts';
