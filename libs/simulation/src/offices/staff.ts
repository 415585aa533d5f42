import { nameId } from '@jejak/ledger';
import { namesOf } from './officers.ts';
import { type Post, postsFor } from './posts.ts';

/** Every id of a simulation is a name in it. */
export const NAMESPACE = '6f0c3a52-7a0b-4c0e-9d5b-2f6b1d7a9e10';

/** Account that founds the offices and belongs to none. */
export const FOUNDER = { user: nameId(NAMESPACE, 'admin'), login: 'admin', name: 'Administrator Jejak (demo)' };

/** Somebody at a post of a simulated office; ids are the same in every simulation. */
export interface Officer extends Post {
  readonly user: string;
  readonly login: string;
  readonly name: string;
}

export function staffOf(office: string, casesAYear: number): readonly Officer[] {
  const posts = postsFor(casesAYear);
  const names = namesOf(office, posts.length);
  return posts.map((post, index) => ({
    ...post,
    user: nameId(NAMESPACE, `${office}/${post.key}`),
    login: `${post.key}.${office.toLowerCase()}`,
    name: `${names[index] ?? post.key} (demo)`,
  }));
}
