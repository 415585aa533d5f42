export {
  ProjectorThread,
  type ProjectorThreadOptions,
  startProjectorThread,
  type ThreadRebuildOptions,
} from './projector-thread.ts';
