export { Numbering } from './numbering.ts';
export { type Sweep, sweepNumbers, type Unnumbered } from './sweep.ts';
export { voidTask } from './void-number.ts';
