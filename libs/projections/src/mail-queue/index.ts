export { mailQueue, type QueuedMail } from './mail-queue.ts';
