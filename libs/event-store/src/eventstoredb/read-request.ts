import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Position } from '../port.ts';
import { parsePosition } from './position.ts';
import { shared, streamIdentifier, streams } from './wire.ts';

const { Options } = streams.ReadReq;
const empty = () => new shared.Empty();
const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const [FORWARDS, BACKWARDS] = [0, 1] as const;

export interface StreamRange {
  readonly from?: number | undefined;
  readonly direction: 'forwards' | 'backwards';
  readonly limit?: number | undefined;
}

export function readStreamRequest(stream: string, { from, direction, limit = NO_LIMIT }: StreamRange): ReadReq {
  const place = new Options.StreamOptions().setStreamIdentifier(streamIdentifier(stream));
  if (from !== undefined) place.setRevision(String(from));
  else if (direction === 'forwards') place.setStart(empty());
  else place.setEnd(empty());
  const options = common().setStream(place).setNoFilter(empty()).setCount(String(limit));
  return request(options.setReadDirection(direction === 'forwards' ? FORWARDS : BACKWARDS));
}

/** Begins with the event at that very position. */
export function readAllRequest(from: Position | undefined, limit: number): ReadReq {
  const options = common().setAll(placeInAll(from)).setNoFilter(empty());
  return request(options.setReadDirection(FORWARDS).setCount(String(limit)));
}

/** The last event of all, whoever's it is. */
export function readLastRequest(): ReadReq {
  const options = common().setAll(new Options.AllOptions().setEnd(empty())).setNoFilter(empty());
  return request(options.setReadDirection(BACKWARDS).setCount('1'));
}

/** How many events the server looks at before it says how far it has got. */
const CHECKPOINT_WINDOW = 32;
const WINDOWS_A_CHECKPOINT = 10;
/** Every stream that is not the server's own. */
const NOT_OF_THE_SERVER = '^[^$]';

/** Begins after the position. */
export function subscribeRequest(after: Position | undefined, prefixes: readonly string[] | undefined): ReadReq {
  const names = new Options.FilterOptions.Expression();
  if (prefixes === undefined) names.setRegex(NOT_OF_THE_SERVER);
  else names.setPrefixList([...prefixes]);
  const filter = new Options.FilterOptions()
    .setStreamIdentifier(names)
    .setMax(CHECKPOINT_WINDOW)
    .setCheckpointintervalmultiplier(WINDOWS_A_CHECKPOINT);
  const options = common().setAll(placeInAll(after)).setFilter(filter);
  return request(options.setSubscription(new Options.SubscriptionOptions()));
}

function placeInAll(position: Position | undefined) {
  const all = new Options.AllOptions();
  if (position === undefined) return all.setStart(empty());
  const { commit, prepare } = parsePosition(position);
  return all.setPosition(new Options.Position().setCommitPosition(commit).setPreparePosition(prepare));
}

function common() {
  return new Options().setUuidOption(new Options.UUIDOption().setString(empty())).setResolveLinks(false);
}

function request(options: InstanceType<typeof Options>): ReadReq {
  return new streams.ReadReq().setOptions(options);
}
