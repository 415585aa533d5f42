export { type Client, clientOf } from './client-of.ts';
