import type { Setting } from './setting.ts';

/** By the property of the configuration that holds the value. */
export interface Settings {
  readonly [property: string]: Setting<unknown>;
}

export type Values<S extends Settings> = {
  readonly [P in keyof S]: S[P] extends Setting<infer T> ? T : never;
};

/** Settings that belong together: one heading of the documentation. */
export interface Group<S extends Settings = Settings> {
  readonly title: string;
  /** A sentence or two for the operator, under the heading. */
  readonly about: string;
  readonly settings: S;
  /** What is wrong with values that hold one by one; each problem names its variable and what is possible. */
  problems(values: Values<S>): readonly string[];
}

export function group<S extends Settings>(
  declared: Pick<Group<S>, 'title' | 'about' | 'settings'> & Partial<Pick<Group<S>, 'problems'>>,
): Group<S> {
  return { problems: () => [], ...declared };
}
