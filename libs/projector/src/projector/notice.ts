/**
 * What somebody should know of although the work goes on: a sentence for the log and what it is about. Never the words
 * of an error, which may quote what somebody typed.
 */
export interface Notice {
  readonly what: string;
  readonly about: Readonly<Record<string, string | number | null>>;
}
