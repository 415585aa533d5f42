/** One thing that is wrong with a document, at its exact place. */
export interface Problem {
  /** Name of the document, such as a file's path. */
  readonly where: string;
  /** JSON pointer (RFC 6901); empty for the whole document. */
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly what: string;
  /** What could stand there instead, where that is a short list. */
  readonly possible?: readonly string[];
}

export type ProblemCode =
  | 'missing'
  | 'unknown-property'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-name'
  | 'duplicate'
  | 'unreachable'
  | 'no-way-out'
  | 'milestone';

/** A place in a document that is being checked; what is reported there is collected for the whole document. */
export class Place {
  readonly pointer: string;
  readonly #where: string;
  readonly #problems: Problem[];

  private constructor(where: string, pointer: string, problems: Problem[]) {
    this.#where = where;
    this.pointer = pointer;
    this.#problems = problems;
  }

  static root(where: string): Place {
    return new Place(where, '', []);
  }

  /** All problems reported so far, anywhere in the document. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  at(...keys: readonly (string | number)[]): Place {
    const pointer = keys.reduce((path: string, key) => `${path}/${escapeKey(String(key))}`, this.pointer);
    return new Place(this.#where, pointer, this.#problems);
  }

  report(code: ProblemCode, what: string, possible?: Iterable<string>): void {
    const problem = { where: this.#where, pointer: this.pointer, code, what };
    this.#problems.push(possible ? { ...problem, possible: [...possible] } : problem);
  }
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
