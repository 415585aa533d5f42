export interface UploadPart {
  readonly name: string;
  readonly fileName?: string;
  readonly bytes: Uint8Array;
}

const BOUNDARY = 'jejak-boundary';

/** What a browser sends for a form with these parts. */
export function multipart(parts: readonly UploadPart[]): {
  readonly payload: Buffer;
  readonly headers: { readonly [name: string]: string };
} {
  const body = parts.flatMap(({ name, fileName, bytes }) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(`${fileName ? `; filename="${fileName}"\r\nContent-Type: image/png` : ''}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...body, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
