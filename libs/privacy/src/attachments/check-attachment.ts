import { AttachmentTooLarge, AttachmentTypeRefused } from './errors.ts';
import { MAX_ATTACHMENT_BYTES } from './port.ts';
import { type MediaType, sniffMediaType } from './sniff-media-type.ts';

/** What every adapter asks of the bytes before it takes them. */
export function checkAttachment(bytes: Uint8Array): MediaType {
  if (bytes.length > MAX_ATTACHMENT_BYTES) throw new AttachmentTooLarge(bytes.length, MAX_ATTACHMENT_BYTES);
  const mediaType = sniffMediaType(bytes);
  if (!mediaType) throw new AttachmentTypeRefused('attachments are PDF, JPEG or PNG');
  return mediaType;
}
