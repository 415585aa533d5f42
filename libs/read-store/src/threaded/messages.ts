import type { EmbeddedOptions, PreparedCommit, TextPage } from '../embedded/index.ts';
import type { Checkpoint, CollectionSpec, Commit, Filter, FindOptions } from '../port.ts';

/** What a thread is started with. */
export type ThreadData = EmbeddedOptions;

export type Request =
  | { readonly kind: 'ensure'; readonly collections: readonly CollectionSpec[] }
  | { readonly kind: 'collections' }
  | { readonly kind: 'drop'; readonly collections: readonly string[] }
  | { readonly kind: 'getMany'; readonly collection: string; readonly ids: readonly string[] }
  | { readonly kind: 'find'; readonly collection: string; readonly options: FindOptions }
  | { readonly kind: 'count'; readonly collection: string; readonly filter: Filter | undefined }
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'commitPrepared'; readonly commit: PreparedCommit }
  | { readonly kind: 'checkpoint'; readonly name: string }
  | { readonly kind: 'close' };

/** What of a request goes to the other thread without being copied, and is gone here. */
export function handedOver(request: Request): readonly ArrayBuffer[] {
  return request.kind === 'commitPrepared' ? request.commit.chunks.map(({ buffer }) => buffer) : [];
}

/** Answers come in the order of the requests. */
export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'texts'; readonly texts: readonly (readonly [id: string, text: string])[] }
  | { readonly kind: 'page'; readonly page: TextPage }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint | null }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { readonly kind: K }>;

export function isAnswer<K extends Answer['kind']>(answer: Answer, kind: K): answer is AnswerOf<K> {
  return answer.kind === kind;
}
