export { HandClock } from '@jejak/ledger/testing';
export { type LiveEvent, LiveReader } from './live-reader.ts';
export { projectAll } from './project-all.ts';
export { TEST_PASSWORD, TestApi, type TestApiOptions } from './test-api.ts';
export { type RequestOptions, type TestAnswer, TestClient } from './test-client.ts';
export { keysOf, type TestOffice } from './test-office.ts';
export { multipart, type UploadPart } from './upload.ts';
