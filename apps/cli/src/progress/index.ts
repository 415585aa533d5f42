export { progressLine, type Standing } from './progress-line.ts';
export { type Screen, type ShownProgress, showProgress } from './show-progress.ts';
