import { expect, test } from '@jest/globals';
import { downloadName } from './download-name.ts';

test.each([
  ['KTP Siti Aminah.png', 'image/png', 'KTP Siti Aminah.png'],
  ['Surat.PDF', 'application/pdf', 'Surat.PDF'],
  ['foto.jpeg', 'image/jpeg', 'foto.jpeg'],
  ['surat.html', 'application/pdf', 'surat.html.pdf'],
  ['.pdf', 'application/pdf', '.pdf.pdf'],
  ['../../etc\\passwd.pdf', 'application/pdf', '.._.._etc_passwd.pdf'],
  ['tagihan‮fdp.exe', 'application/pdf', 'tagihanfdp.exe.pdf'],
  ['baris\r\nSet-Cookie: x.pdf', 'application/pdf', 'barisSet-Cookie: x.pdf'],
] as const)('%j of %s is saved as %j', (given, mediaType, saved) => {
  expect(downloadName(given, mediaType)).toBe(saved);
});
