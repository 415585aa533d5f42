export { DataFolderInUse, type FolderHolder } from './data-folder-in-use.ts';
export { DataFolderUnusable } from './data-folder-unusable.ts';
export { type DataFolderLock, lockDataFolder } from './lock-data-folder.ts';
export { makeBeside, PlaceTaken } from './make-beside.ts';
