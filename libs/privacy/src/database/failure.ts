import {
  ConstraintViolated,
  PrivateDatabaseBusy,
  PrivateDatabaseDamaged,
  PrivateDatabaseError,
  PrivateDatabaseFull,
  PrivateSchemaTooNew,
  WriteRefused,
} from './errors.ts';

/** An error on its way between threads, where classes get lost. */
export interface Failure {
  readonly kind: 'constraint' | 'refused' | 'full' | 'busy' | 'too-new' | 'damaged' | 'other';
  readonly message: string;
}

/** https://www.sqlite.org/rescode.html: the low byte is the primary code. */
const KIND_OF_PRIMARY_CODE: ReadonlyMap<number, Failure['kind']> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [11, 'damaged'],
  [13, 'full'],
  [19, 'constraint'],
  [26, 'damaged'],
]);

const DAMAGED =
  'private.db of the data folder is damaged: stop whatever uses the folder, move it aside as it is, and restore the last backup (jejak restore)';

export function failureOf(error: unknown): Failure {
  if (error instanceof WriteRefused) return { kind: 'refused', message: error.message };
  if (error instanceof PrivateDatabaseBusy) return { kind: 'busy', message: error.message };
  if (error instanceof PrivateSchemaTooNew) return { kind: 'too-new', message: error.message };
  const message = error instanceof Error ? error.message : 'unknown failure';
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return { kind: 'other', message };
  }
  return { kind: KIND_OF_PRIMARY_CODE.get(error.errcode & 0xff) ?? 'other', message };
}

export function errorOf(failure: Failure): PrivateDatabaseError {
  switch (failure.kind) {
    case 'constraint':
      return new ConstraintViolated(failure.message);
    case 'refused':
      return new WriteRefused(failure.message);
    case 'full':
      return new PrivateDatabaseFull(failure.message);
    case 'busy':
      return new PrivateDatabaseBusy(failure.message);
    case 'too-new':
      return new PrivateSchemaTooNew(failure.message);
    case 'damaged':
      return new PrivateDatabaseDamaged(DAMAGED);
    case 'other':
      return new PrivateDatabaseError(failure.message);
  }
}
