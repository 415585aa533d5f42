export { AskedFor } from './asked.ts';
export {
  type Asked,
  choice,
  flag,
  instant,
  key,
  month,
  office,
  oneLike,
  printed,
  unit,
  uuid,
  whole,
  words,
} from './forms.ts';
export { PAGING, pageOf } from './paging.ts';
export { missing, notFound, notTogether } from './refuse.ts';
