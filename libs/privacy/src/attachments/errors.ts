export class AttachmentTooLarge extends Error {
  override readonly name = 'AttachmentTooLarge';
  readonly code = 'attachment-too-large';
  readonly size: number;
  readonly limit: number;

  constructor(size: number, limit: number) {
    super(`the attachment has ${size} bytes, at most ${limit} are taken`);
    this.size = size;
    this.limit = limit;
  }
}

/** Neither PDF nor JPEG nor PNG, whatever its name says. */
export class AttachmentTypeRefused extends Error {
  override readonly name = 'AttachmentTypeRefused';
  readonly code = 'attachment-type-refused';
}

export class AttachmentNotFound extends Error {
  override readonly name = 'AttachmentNotFound';
  readonly code = 'attachment-not-found';
}

export class AttachmentDamaged extends Error {
  override readonly name = 'AttachmentDamaged';
  readonly code = 'attachment-damaged';
}

/** The disk or the quota is full; nothing was kept, reading goes on. */
export class AttachmentsFull extends Error {
  override readonly name = 'AttachmentsFull';
  readonly code = 'attachments-full';
}
