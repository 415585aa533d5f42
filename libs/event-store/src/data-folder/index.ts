export { DataFolderInUse, type FolderHolder } from './data-folder-in-use.ts';
export { type DataFolderLock, lockDataFolder } from './lock-data-folder.ts';
