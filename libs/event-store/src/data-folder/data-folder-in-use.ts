/** Who holds a data folder, as far as it left word. */
export interface FolderHolder {
  readonly pid: number;
  /** What it does there, such as `jejak serve`. */
  readonly service: string;
  /** RFC 3339, UTC. */
  readonly since: string;
}

/** Another process has this data folder open. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  readonly folder: string;
  readonly holder: FolderHolder | undefined;

  constructor(folder: string, holder: FolderHolder | undefined) {
    const by = holder ? ` by ${holder.service}, process ${holder.pid}, since ${holder.since}` : '';
    super(`data folder ${folder} is in use${by}`);
    this.folder = folder;
    this.holder = holder;
  }
}
