import type { MultipartFile } from '@fastify/multipart';
import { MAX_ATTACHMENT_BYTES } from '@jejak/privacy';
import type { FastifyRequest } from 'fastify';
import { ApiProblem, type FieldError } from '../problems/index.ts';

export interface Upload {
  readonly bytes: Uint8Array;
  readonly kind: string;
  /** What the file was called where it came from. */
  readonly fileName: string | null;
}

/** One file and its kind from a multipart body; throws ApiProblem where something is missing or beside. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new ApiProblem('media-type-not-supported', {
      errors: [{ in: 'header', pointer: '/content-type', problem: 'not-allowed', expected: 'multipart/form-data' }],
    });
  }
  let file: { readonly bytes: Uint8Array; readonly name: string } | undefined;
  let kind: string | undefined;
  const limits = { fileSize: MAX_ATTACHMENT_BYTES, files: 2, fields: 2, fieldSize: 100, headerPairs: 50 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file' && part.fieldname === 'file') file = await readFile(part);
    else if (part.type === 'field' && part.fieldname === 'kind') kind = String(part.value);
    else throw invalid({ pointer: `/${part.fieldname}`, problem: 'unknown', expected: ['file', 'kind'] });
  }
  if (!file) throw invalid({ pointer: '/file', problem: 'missing' });
  if (kind === undefined) throw invalid({ pointer: '/kind', problem: 'missing' });
  if (!file.name.isWellFormed()) throw invalid({ pointer: '/file', problem: 'malformed' });
  return { bytes: file.bytes, kind, fileName: cut(file.name) || null };
}

/** At most 200 characters, and never half of one. */
function cut(name: string): string {
  return name.slice(0, 200).replace(/[\uD800-\uDBFF]$/, '');
}

async function readFile(part: MultipartFile): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  return { bytes: await part.toBuffer(), name: part.filename ?? '' };
}

function invalid(error: Omit<FieldError, 'in'>): ApiProblem {
  return new ApiProblem('request-invalid', { errors: [{ in: 'body', ...error }] });
}
