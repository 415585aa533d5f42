/** A statement failed; nothing of its write was kept. The message never carries a value. */
export class PrivateDatabaseError extends Error {
  override readonly name: string = 'PrivateDatabaseError';
  readonly code: string = 'private-database-error';
}

/** A unique key, a foreign key or a check stood against it. */
export class ConstraintViolated extends PrivateDatabaseError {
  override readonly name = 'ConstraintViolated';
  override readonly code = 'constraint-violated';
}

/** A statement that had to change a row found none. */
export class WriteRefused extends PrivateDatabaseError {
  override readonly name = 'WriteRefused';
  override readonly code = 'write-refused';
}

/** The disk or the quota is full; nothing was written, reading goes on. */
export class PrivateDatabaseFull extends PrivateDatabaseError {
  override readonly name = 'PrivateDatabaseFull';
  override readonly code = 'private-database-full';
}

/** Another process holds the file. */
export class PrivateDatabaseBusy extends PrivateDatabaseError {
  override readonly name = 'PrivateDatabaseBusy';
  override readonly code = 'private-database-busy';
}

/** The file was written by a newer version of the program. */
export class PrivateSchemaTooNew extends PrivateDatabaseError {
  override readonly name = 'PrivateSchemaTooNew';
  override readonly code = 'private-schema-too-new';
}

/** The file is no database any more, or contradicts itself. */
export class PrivateDatabaseDamaged extends PrivateDatabaseError {
  override readonly name = 'PrivateDatabaseDamaged';
  override readonly code = 'private-database-damaged';
}

/** Closed, or its worker ended; whether a write that was under way took effect is unknown. */
export class PrivateDatabaseClosed extends PrivateDatabaseError {
  override readonly name = 'PrivateDatabaseClosed';
  override readonly code = 'private-database-closed';
}
