export { checkAttachment } from './check-attachment.ts';
export {
  AttachmentDamaged,
  AttachmentNotFound,
  AttachmentsFull,
  AttachmentTooLarge,
  AttachmentTypeRefused,
} from './errors.ts';
export { openFolderAttachments } from './folder-attachments.ts';
export { type Attachments, MAX_ATTACHMENT_BYTES, type StoredAttachment } from './port.ts';
export { checkSealed, openSealed, sealAttachment } from './seal-attachment.ts';
export { type MediaType, sniffMediaType } from './sniff-media-type.ts';
