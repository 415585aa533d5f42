export { nameOf, openedOf, PersonAnswer, personalOf, personIn } from './people.ts';
export { type Opener, type Opening, PersonalFacts, type Sight } from './personal-facts.ts';
export { type Viewer, Viewing } from './viewer.ts';
