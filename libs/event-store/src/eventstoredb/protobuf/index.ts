export { FieldReader } from './field-reader.ts';
export { MessageWriter } from './message-writer.ts';
