export { backUp } from './back-up.ts';
export type { DataReport } from './check-data.ts';
export { BackupRefused } from './manifest.ts';
export { type Restored, restore } from './restore.ts';
