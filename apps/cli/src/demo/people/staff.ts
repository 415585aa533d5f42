import { nameId } from '@jejak/ledger';
import { namesOf } from './officers.ts';
import { POSTS, type Post } from './posts.ts';

export const DEMO_NAMESPACE = '6f0c3a52-7a0b-4c0e-9d5b-2f6b1d7a9e10';

/** Account that founds the offices and belongs to none. */
export const FOUNDER = { user: nameId(DEMO_NAMESPACE, 'admin'), login: 'admin', name: 'Administrator Jejak (demo)' };

/** Somebody at a post of a demonstration office; ids are the same in every demonstration. */
export interface Officer extends Post {
  readonly user: string;
  readonly login: string;
  readonly name: string;
}

export function staffOf(office: string): readonly Officer[] {
  const names = namesOf(office);
  return POSTS.map((post, index) => ({
    ...post,
    user: nameId(DEMO_NAMESPACE, `${office}/${post.key}`),
    login: `${post.key}.${office.toLowerCase()}`,
    name: `${names[index] ?? post.key} (demo)`,
  }));
}
