export { type Decoded, decode } from './decode.ts';
export { type NumberedEvent, numberEvents } from './number-events.ts';
