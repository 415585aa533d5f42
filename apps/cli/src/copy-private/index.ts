export { copyPrivate, type OnProgress } from './copy-private.ts';
export { describePrivateCopy, isWhole } from './describe-private-copy.ts';
export { openSourceFolder } from './open-source-folder.ts';
export { type PartReport, TargetNotOurs } from './part.ts';
