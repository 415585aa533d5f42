export { CheckpointFollower, type FollowOptions } from './checkpoint-follower.ts';
export { type WatchOptions, watchCheckpoint } from './watch-checkpoint.ts';
