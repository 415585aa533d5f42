import { progressLine, type Standing } from './progress-line.ts';

/** Where the line goes: a terminal has it redrawn, anything else gets a line now and then. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ShownProgress {
  readonly tell: (standing: Standing) => void;
  /** Leaves the line as it stands. */
  readonly end: () => void;
}

const REDRAW_MS = 200;
const LINE_MS = 5_000;

export function showProgress(screen: Screen): ShownProgress {
  const started = performance.now();
  const every = screen.isTTY ? REDRAW_MS : LINE_MS;
  let shown = started;
  return {
    tell(standing) {
      const now = performance.now();
      if (now - shown < every) return;
      shown = now;
      const line = progressLine(standing, (now - started) / 1000);
      screen.write(screen.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (screen.isTTY && shown > started) screen.write('\n');
    },
  };
}
