/** The folder is none, or this user may not write in it. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';

  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`JEJAK_DATA must be a folder that this user may write in; ${folder}: ${why}`, { cause });
  }
}
