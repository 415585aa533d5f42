export { describeProgress } from './describe-progress.ts';
export { reportAsText } from './print-report.ts';
