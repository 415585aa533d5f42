import { TestLedger } from './test-ledger.ts';

/** A service whose letter passes section head, division head and head; one working day, paused for the applicant. */
export const LETTER_SERVICE = 'dumai-pengecekan-bansos-rekomendasi-dtks';

/** A case of it, on Monday 2 February 2026, 09:00 in Jakarta. */
export function takenIn(facts: { readonly [name: string]: string | boolean | number[] } = {}) {
  const ledger = new TestLedger().at('2026-02-02T02:00:00.000Z');
  return { ledger, id: ledger.takesIn('desk', LETTER_SERVICE, facts) };
}

/** The same, drafted and initialled twice. */
export function beforeSignature() {
  const { ledger, id } = takenIn();
  ledger.step('desk', id, 'berkas_diterima_dan_diwawancara');
  ledger.step('operator', id, 'terdaftar_dtks');
  ledger.step('desk', id, 'surat_dikonsep');
  ledger.step('kasi', id, 'paraf_kasi');
  ledger.step('kabid', id, 'paraf_kabid');
  return { ledger, id };
}

export function signed() {
  const { ledger, id } = beforeSignature();
  ledger.step('kadis', id, 'ditandatangani');
  const document = ledger.caseOf(id).documents[0]?.id ?? '';
  return { ledger, id, document, signing: ledger.last.id };
}

export function handedOver() {
  const story = signed();
  story.ledger.step('desk', story.id, 'surat_diserahkan_dan_diarsipkan');
  return story;
}
