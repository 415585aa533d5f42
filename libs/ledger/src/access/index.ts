export { AccessBook } from './access-book.ts';
