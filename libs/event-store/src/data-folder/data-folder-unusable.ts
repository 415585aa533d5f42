/** The folder is none, this user may not write in it, or something in it is not what it must be. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}
