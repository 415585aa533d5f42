export { addAnswerHeaders } from './answer-headers.ts';
export {
  acceptedOf,
  CommandAnswer,
  checkBatch,
  later,
  RecordedAnswer,
  unfinished,
  WrittenEventAnswer,
} from './answers.ts';
export { commandIdOf } from './command-id.ts';
export { BatchRoutes, CommandRoutes } from './command-route.ts';
export { COMMAND_HANDLERS } from './handlers.ts';
export { Recorder } from './recorder.ts';
export { commandRequestOf, Requested, RequestedOfMany } from './requested.ts';
