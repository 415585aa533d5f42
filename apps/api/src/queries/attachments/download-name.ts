import type { MediaType } from '@jejak/privacy';

/** What a file of each type may end in, the usual ending first. */
const ENDINGS: { readonly [type in MediaType]: readonly string[] } = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
};

/** Controls, and what turns the direction of the text around: they make a name look like another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Under which name a file is saved: no path, nothing unseen, and an ending that its bytes keep. */
export function downloadName(given: string, mediaType: MediaType): string {
  const name = given.replace(UNSEEN, '').replace(/[/\\]/g, '_').trim();
  const endings = ENDINGS[mediaType];
  const ends = endings.some((ending) => name.toLowerCase().endsWith(ending) && name.length > ending.length);
  return ends ? name : `${name}${endings[0]}`;
}
