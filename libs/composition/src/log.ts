import type { LogLevel } from '@jejak/configuration';
import { destination, type Logger, pino } from 'pino';

/** Where log lines go; standard output where it is left out. */
export type LogSink = { write(line: string): void };

/**
 * Structured lines without personal data: no bodies, query strings, cookies or headers are ever handed to it, and of an
 * error its name, code and stack are kept, but not its message, which may quote what somebody typed; where an error has
 * `advice` for the operator, that is kept.
 */
export function openLog(level: LogLevel, sink: LogSink = destination({ sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorWithoutMessage, req: () => undefined, res: () => undefined },
    },
    sink,
  );
}

interface LoggedError {
  readonly name: string;
  readonly code?: string;
  readonly advice?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

function errorWithoutMessage(error: unknown): LoggedError {
  if (typeof error !== 'object' || error === null) return { name: typeof error };
  const name = 'name' in error ? String(error.name) : 'Error';
  const code = 'code' in error ? { code: String(error.code) } : {};
  const advice = 'advice' in error ? { advice: String(error.advice) } : {};
  const cause = 'cause' in error && error.cause !== undefined ? { cause: errorWithoutMessage(error.cause) } : {};
  const stack = 'stack' in error ? { stack: framesOf(String(error.stack)) } : {};
  return { name, ...code, ...advice, ...stack, ...cause };
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

/** What Nest asks of a logger. */
type Says = (message: unknown, ...rest: readonly unknown[]) => void;
export type NestLog = Readonly<Record<'log' | 'warn' | 'error' | 'debug' | 'verbose', Says>>;

/** Lets Nest write through the same log. */
export function nestLog(log: Logger): NestLog {
  return {
    log: (message, context) => log.debug({ context }, String(message)),
    warn: (message, context) => log.warn({ context }, String(message)),
    error: (message, ...rest) => log.error({ context: rest.at(-1) }, String(message)),
    debug: (message, context) => log.debug({ context }, String(message)),
    verbose: (message, context) => log.trace({ context }, String(message)),
  };
}
