import type { EventStore } from '@jejak/event-store';
import type { GenerationRecord } from '../generations/index.ts';
import type { ParkedCount } from '../parking/index.ts';
import type { RebuildProgress } from '../rebuilding/index.ts';
import type { Running } from '../runner/index.ts';

export interface ProjectorHealth {
  /** Degraded: at work, but something is parked. */
  readonly status: 'ok' | 'degraded' | 'down';
  /** Standby: another projector is at work, and this one takes its place when it is gone. */
  /** Live: everything that was stored when it began has been folded, and nothing waits for long since. */
  readonly state: 'standby' | 'starting' | 'catching-up' | 'live' | 'stopped';
  /** Events that are stored and not folded yet; of a store that does not count them, those that it handed out. */
  readonly lagEvents: number;
  /**
   * Since the oldest of them was recorded, or, for what was recorded before, since this projector began or had last
   * folded everything.
   */
  readonly lagSeconds: number;
  /** Since something was committed or nothing was left to do; grows without lag only where nothing happens. */
  readonly secondsSinceProgress: number;
  /** Documents and streams that wait for a retry. */
  readonly parked: number;
  /** Streams that wait because an event in them cannot be read. */
  readonly undecodable: number;
  readonly rebuild: RebuildProgress | null;
  readonly generation: string | null;
  readonly ordinal: number;
  readonly position: string | null;
  /** Why it stopped, or what it is trying to get over. */
  readonly failure: string | null;
}

export interface HealthParts {
  readonly generation: GenerationRecord;
  readonly running: Running | null;
  /** In the live generation, while nothing runs over it. */
  readonly parkedStill: ParkedCount;
  readonly rebuild: RebuildProgress | null;
  readonly stopped: boolean;
  readonly failure: string | null;
  readonly now: number;
}

/** A lag of so many seconds is more than what work brings with it. */
const LATE_SECONDS = 10;

export function healthOf(parts: HealthParts): ProjectorHealth {
  const { generation, running, parkedStill, rebuild, stopped, failure, now } = parts;
  const { checkpoint, head, waitingSince, isCaughtUp, movedAt, failure: trying } = running?.progress ?? NOTHING;
  const { units: parked, undecodable } = running?.runner.parked ?? parkedStill;
  const ordinal = checkpoint?.ordinal ?? -1;
  const lagEvents = Math.max(head - ordinal, 0);
  const lagSeconds = waitingSince === null ? 0 : Math.max(now - waitingSince, 0) / 1000;
  const isLive = running?.progress.wasCaughtUp === true && !generation.unfinished && lagSeconds < LATE_SECONDS;
  return {
    status: stopped || trying !== null ? 'down' : parked > 0 || failure !== null ? 'degraded' : 'ok',
    state: stopped ? 'stopped' : checkpoint === null ? 'starting' : isLive ? 'live' : 'catching-up',
    lagEvents,
    lagSeconds,
    secondsSinceProgress: isCaughtUp && lagEvents === 0 ? 0 : Math.max(now - movedAt, 0) / 1000,
    parked,
    undecodable,
    rebuild,
    generation: generation.generation,
    ordinal,
    position: checkpoint?.position ?? null,
    failure: trying === null ? failure : String(trying),
  };
}

/** With what lies behind the events that were handed out, where the store tells how much that is. */
export async function withWholeLag(health: ProjectorHealth, store: EventStore): Promise<ProjectorHealth> {
  if (health.state === 'starting') return health;
  const stored = await store.countAfter(health.position);
  return { ...health, lagEvents: Math.max(health.lagEvents, stored ?? 0) };
}

const NOTHING = { checkpoint: null, head: -1, waitingSince: null, isCaughtUp: false, movedAt: 0, failure: null };

/** What there is to say while nothing runs. */
export const IDLE: Omit<ProjectorHealth, 'status' | 'state'> = {
  lagEvents: 0,
  lagSeconds: 0,
  secondsSinceProgress: 0,
  parked: 0,
  undecodable: 0,
  rebuild: null,
  generation: null,
  ordinal: -1,
  position: null,
  failure: null,
};

/** Plain numbers, by name. */
export function metricsOf(health: ProjectorHealth): Readonly<Record<string, number>> {
  const { status, state, lagEvents, lagSeconds, secondsSinceProgress, parked, undecodable, rebuild, ordinal } = health;
  return {
    up: status === 'down' ? 0 : 1,
    live: state === 'live' ? 1 : 0,
    standby: state === 'standby' ? 1 : 0,
    degraded: status === 'degraded' ? 1 : 0,
    lag_events: lagEvents,
    lag_seconds: lagSeconds,
    seconds_since_progress: secondsSinceProgress,
    parked,
    undecodable_streams: undecodable,
    rebuild_running: rebuild === null ? 0 : 1,
    rebuild_events_done: rebuild?.done ?? 0,
    rebuild_events_total: rebuild?.total ?? 0,
    rebuild_events_per_second: rebuild?.perSecond ?? 0,
    rebuild_seconds_left: rebuild?.secondsLeft ?? 0,
    ordinal,
  };
}
