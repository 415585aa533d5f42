export { Bench, type Documents, documentsIn } from './bench.ts';
export { interceptCommits } from './intercept-commits.ts';
