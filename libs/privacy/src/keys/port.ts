import type { KeyObject } from 'node:crypto';

/** Wraps subject keys under a master key, which stays where it is: a file, a KMS. */
export interface KeyWrapping {
  /** Names the master key without telling anything of it; is kept beside each wrapped key. */
  readonly id: string;
  /** `subject` is bound to the result: it unwraps for no other one. */
  wrap(key: Uint8Array, subject: string): Promise<Uint8Array>;
  /** Throws CannotUnwrapKey. */
  unwrap(wrapped: Uint8Array, subject: string): Promise<Uint8Array>;
}

/** 256 bits under which one subject's facts are sealed. A KeyObject, so that no log or dump shows them. */
export interface SubjectKey {
  readonly subject: string;
  readonly secret: KeyObject;
}

/** A subject's key with the office that the subject belongs to. */
export interface OwnedKey extends SubjectKey {
  readonly office: string;
}

/** A subject whose key was destroyed. */
export interface ErasedKey {
  readonly subject: string;
  readonly secret: null;
}

/** The key of every subject: a person, an office (see {@link officeSubject}), the search index. */
export interface SubjectKeys {
  /**
   * The subject's key, made where there is none; durable before this resolves. Concurrent calls give one key.
   * Throws SubjectErased, SubjectOfAnotherOffice, CannotUnwrapKey.
   */
  ensure(subject: string, office: string): Promise<SubjectKey>;
  /** Undefined where there never was one, or was one until the erasure. */
  get(subject: string): Promise<SubjectKey | undefined>;
  /** Those that exist, by subject. */
  getMany(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Leaves no trace of the keys, and remembers that these subjects are erased. May be repeated. */
  destroy(subjects: readonly string[]): Promise<void>;
  /** Those of the given subjects that are erased. */
  erasedAmong(subjects: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Subject keys where they are kept, whole, so that they can move to another store. */
export interface SubjectKeyStore extends SubjectKeys {
  /**
   * Every subject, erased ones too, in order of their ids, after that one; read from the store, not from memory.
   * `limit` is at least 1. Throws CannotUnwrapKey.
   */
  page(after: string | null, limit: number): Promise<readonly (OwnedKey | ErasedKey)[]>;
  /** Keeps keys of another store, wrapped anew; a subject that has one here already, or is erased, stays as it is. */
  adopt(keys: readonly OwnedKey[]): Promise<void>;
}

/** An office seals its own facts (a requester's MAC, a note about no client) under a key of its own. */
export function officeSubject(office: string): string {
  return `office:${office}`;
}
