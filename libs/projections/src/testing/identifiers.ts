/** A UUID that names a count, so that tests are the same every time. */
export function uuid(kind: number, count: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
}
