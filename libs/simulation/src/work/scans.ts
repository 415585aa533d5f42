import type { StoredAttachment } from '@jejak/privacy';
import type { Officer } from '../offices/index.ts';
import { accepted, type World } from '../world/index.ts';
import type { CaseLife } from './case-life.ts';

export type ScanKind = 'scan' | 'photo' | 'form' | 'identity-paper';

/** An invented page that is being stored. */
export interface Page {
  readonly kind: ScanKind;
  stored(): Promise<StoredAttachment>;
}

/** Begins to store a page, so that it is there when somebody attaches it. */
export function scanPage(kind: ScanKind, { id }: CaseLife, { attachments }: World): Page {
  const storing = attachments.put(pageSaying(`DEMO ${kind} ${id.slice(0, 8)}`));
  // A failure is met where the page is attached.
  storing.catch(() => {});
  return { kind, stored: () => storing };
}

/** Attaches a page to a case; gives the name under which it is stored. */
export async function attachPage({ kind, stored }: Page, life: CaseLife, by: Officer, world: World): Promise<string> {
  const { hash, size, mediaType, key } = await stored();
  const facts = { file: hash, bytes: size, mediaType, kind, fileKey: key, fileName: `${kind}.pdf` };
  const request = world.requests.by(by.user, life.office.plan.code);
  accepted(await world.ledger.onCase(life.id, { kind: 'attach-file', facts }, request));
  return hash;
}

/** A PDF of one page with one line on it (ISO 32000-1, 7.5). */
export function pageSaying(line: string): Uint8Array {
  const text = `BT /F1 20 Tf 60 780 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`);
}
