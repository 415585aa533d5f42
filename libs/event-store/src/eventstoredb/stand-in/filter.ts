import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRecord } from './log.ts';

export interface Filter {
  lets(record: LogRecord): boolean;
  /** After so many events looked at there is a checkpoint; none without a filter. */
  readonly checkpointEvery: number | undefined;
}

const DEFAULT_WINDOW = 32;

export function filterOf(options: ReadReq.Options.FilterOptions | undefined): Filter {
  if (options === undefined) return { lets: () => true, checkpointEvery: undefined };
  const onStream = options.getStreamIdentifier();
  const expression = onStream ?? options.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const pattern = new RegExp(expression?.getRegex() || '(?!)');
  const textOf = (record: LogRecord) => (onStream ? record.stream : record.type);
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  return {
    lets: (record) => prefixes.some((prefix) => textOf(record).startsWith(prefix)) || pattern.test(textOf(record)),
    checkpointEvery: window * options.getCheckpointintervalmultiplier(),
  };
}
