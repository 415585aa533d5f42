export * from './clock/index.ts';
export * from './event/index.ts';
export * from './standard/index.ts';
