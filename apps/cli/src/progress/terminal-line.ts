/** Where the line goes: a terminal has it drawn over, anything else gets a line now and then. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const REDRAW_MS = 200;
const LINE_MS = 5_000;

/** Tells how far something is, without filling a screen or a log. */
export class TerminalLine {
  readonly #screen: Screen;
  #drawn = false;
  #last: number;

  constructor(screen: Screen, now = performance.now()) {
    this.#screen = screen;
    this.#last = screen.isTTY ? Number.NEGATIVE_INFINITY : now;
  }

  /** `describe` is asked only where the line is due. */
  show(describe: () => string, now = performance.now()): void {
    if (now - this.#last < (this.#screen.isTTY ? REDRAW_MS : LINE_MS)) return;
    this.#last = now;
    this.#screen.write(this.#screen.isTTY ? `\r\u001b[K${describe()}` : `${describe()}\n`);
    this.#drawn = this.#screen.isTTY === true;
  }

  /** Leaves the line as it is and goes on below. */
  end(): void {
    if (this.#drawn) this.#screen.write('\n');
    this.#drawn = false;
  }
}
