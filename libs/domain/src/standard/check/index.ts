export { type Check, holds, nullable, optional, wrongType } from './check.ts';
export { Place, type Problem, type ProblemCode } from './place.ts';
export { anyText, bool, literal, localDate, oneOf, text, timeZone, whole } from './scalars.ts';
export { dictionary, filledList, isObject, list, name, record } from './structures.ts';
