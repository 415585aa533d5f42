import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { LogRecord } from './log.ts';

/** A line a record. What was written outlives the process, however that ends. */
export class LogFile {
  readonly #path: string;
  #descriptor: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Everything but a line that a dying process left half written, which is cut off. */
  read(): LogRecord[] {
    const bytes = existsSync(this.#path) ? readFileSync(this.#path) : Buffer.alloc(0);
    const whole = bytes.lastIndexOf('\n') + 1;
    if (whole < bytes.length) truncateSync(this.#path, whole);
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n');
    return lines.filter((line) => line !== '').map(parse);
  }

  write(records: readonly LogRecord[]): void {
    this.#descriptor ??= openSync(this.#path, 'a');
    writeSync(this.#descriptor, records.map(line).join(''));
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }
}

function line(record: LogRecord): string {
  return `${JSON.stringify({ ...record, data: record.data.toString('base64'), metadata: record.metadata.toString('base64') })}\n`;
}

function parse(text: string): LogRecord {
  const record = JSON.parse(text);
  return { ...record, data: Buffer.from(record.data, 'base64'), metadata: Buffer.from(record.metadata, 'base64') };
}
