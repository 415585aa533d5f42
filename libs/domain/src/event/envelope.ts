import type { Grant, Party, Role } from './vocabulary.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** RFC 3339 in UTC with milliseconds: `2026-11-24T02:30:00.000Z`. */
export type Instant = string;
/** ISO 8601 calendar date in the office's time zone: `2026-11-24`. */
export type LocalDate = string;

export interface Position {
  readonly role: Role;
  /** Code of a unit of the office. */
  readonly unit: string;
}

/** Who did it, as in force at `occurredAt`. */
export type Performer =
  | { readonly user?: string; readonly position: Position; readonly mandate?: string }
  | { readonly user: string; readonly grant: Grant }
  | { readonly party: Party }
  | { readonly system: string };

/** Who entered it, as in force at `recordedAt`, judged by that revision of the office's stream (-1: none yet). */
export type Recorder =
  | { readonly user: string; readonly position: Position; readonly mandate?: string; readonly officeRevision: number }
  | { readonly user: string; readonly grant: Grant; readonly officeRevision: number }
  | { readonly system: string; readonly officeRevision: number };

/** A personal fact as it is stored: AES-256-GCM under the subject's key; all binary in base64url. */
export interface SealedFact {
  readonly subject: string;
  readonly name: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

/** One event as it is stored, in canonical JSON (RFC 8785). */
export interface EventEnvelope<T extends string = string, D = JsonObject> {
  readonly v: 1;
  readonly type: T;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly office: string;
  readonly performedBy: Performer;
  readonly recordedBy: Recorder;
  readonly commandId: string;
  /** HMAC-SHA-256 of the request's body, base64url. */
  readonly requestMac: string;
  readonly correlationId: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Leaf hash of the event before it in the stream, base64url; null for the first. */
  readonly prev: string | null;
  /** Public facts only. */
  readonly data: D;
  readonly sealed: readonly SealedFact[];
}

/** A personal fact in the clear, on its way to be sealed; never folded, never projected. */
export interface PersonalFact {
  readonly subject: string;
  readonly name: string;
  readonly value: Json;
}

/** An event as a decision returns it: the ledger adds coordinates, seals, chains and stores it. */
export interface DecidedEvent<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly occurredAt: Instant;
  readonly performedBy: Performer;
  readonly recordedBy: Recorder;
  readonly data: D;
  readonly personal: readonly PersonalFact[];
}
