export { CheckpointFollower, type FollowOptions } from './checkpoint-follower.ts';
export { pause } from './pause.ts';
export { usualPause, type WatchOptions, watchCheckpoint } from './watch-checkpoint.ts';
