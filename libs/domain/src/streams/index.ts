export { parseStream, type StreamKind, streams } from './names.ts';
