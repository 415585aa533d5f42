export { giveWay } from './give-way.ts';
export type { TransferredFailure } from './messages.ts';
export {
  ProjectorThread,
  type ProjectorThreadOptions,
  startProjectorThread,
  type ThreadRebuildOptions,
} from './projector-thread.ts';
export { receiveFailure, transferFailure } from './transfer-failure.ts';
