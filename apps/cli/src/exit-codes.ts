/** What the shell is told. */
export const EXIT = {
  fine: 0,
  /** Something was found wrong, or failed. */
  problems: 1,
  /** The command or the configuration cannot hold. */
  usage: 2,
  /** Another process has the data folder open. */
  inUse: 3,
  /** Read models that were made anew are not what the live ones are. */
  differences: 4,
} as const;

export const EXIT_CODES_HELP = `
Exit codes:
  0  fine
  1  problems were found, or the command failed
  2  the command line or the environment is wrong
  3  the data folder is in use by another process that does not answer
  4  rebuilt read models differ from the live ones, which stay

Example:
  $ jejak demo`;

/** Ends the command with a message for the reader and a code for the shell. */
export class Ended extends Error {
  override readonly name = 'Ended';
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
