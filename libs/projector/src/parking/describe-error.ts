const LONGEST = 300;

/** Name and message, well formed and not too long: it is stored, and what cannot be stored would park nothing. */
export function describeError(error: unknown): string {
  return textOf(error).slice(0, LONGEST).toWellFormed();
}

/** Read off the fields: in a test runner's sandbox an error may be no instance of its Error. */
function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const name = 'name' in error ? String(error.name) : 'Error';
  return 'message' in error ? `${name}: ${error.message}` : name;
}

/** Names alone, of what it was caused by too: what an error says may quote what somebody typed. */
export function kindOfError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const name = 'name' in error ? String(error.name) : 'Error';
  return 'cause' in error && error.cause !== undefined ? `${name} (${kindOfError(error.cause)})` : name;
}

/** The name alone of what {@link describeError} described. */
export function kindOfDescribed(described: string): string {
  return /^\w+(?=: )/.exec(described)?.[0] ?? 'Error';
}
