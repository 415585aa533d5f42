export { type Screen, TerminalLine } from './terminal-line.ts';
export { bar, duration, grouped } from './words.ts';
