export { reportAsText } from './print-report.ts';
export { ProgressBar } from './progress-bar.ts';
