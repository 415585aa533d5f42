export { type ProjectorServer, startProjector } from './serve.ts';
