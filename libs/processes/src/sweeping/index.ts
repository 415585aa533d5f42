export { NumberSweeper } from './number-sweeper.ts';
