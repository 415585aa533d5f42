const LONGEST = 300;

/** Name and message, no more: what a reducer sees holds no personal data in the clear, but it can be long. */
export function describeError(error: unknown): string {
  return textOf(error).slice(0, LONGEST);
}

/** Read off the fields: in a test runner's sandbox an error may be no instance of its Error. */
function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const name = 'name' in error ? String(error.name) : 'Error';
  return 'message' in error ? `${name}: ${error.message}` : name;
}
