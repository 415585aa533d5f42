export { NumberSweeper } from './number-sweeper.ts';
export { SearchSweeper } from './search-sweeper.ts';
