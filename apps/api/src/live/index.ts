import { ChangeFeed } from './change-feed.ts';
import { LiveController } from './live.controller.ts';
import { LiveStreams } from './live-streams.ts';

export { LiveStreams } from './live-streams.ts';
export const LIVE_CONTROLLERS = [LiveController];
export const LIVE_PROVIDERS = [ChangeFeed, LiveStreams];
