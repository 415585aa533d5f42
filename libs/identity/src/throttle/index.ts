export { LoginThrottle, type ThrottleAnswer } from './login-throttle.ts';
