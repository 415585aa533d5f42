import type { ProblemCode } from './codes.ts';
import type { InBoth } from './language.ts';

/** What to do about it, where the title and what is listed beside it do not say so already. */
export const DETAILS: { readonly [code in ProblemCode]?: InBoth } = {
  'step-not-possible': {
    id: 'Langkah yang dapat dicatat sekarang ada di possible.',
    en: 'possible lists the steps that may be recorded now.',
  },
  'wrong-position': {
    id: 'Jabatan yang berwenang ada di needed.',
    en: 'needed lists the positions that may.',
  },
  'no-mandate': {
    id: 'Pada waktu kejadian, yang melakukan harus memegang salah satu jabatan di needed atau pelimpahan wewenangnya.',
    en: 'Whoever did it must have held one of the positions in needed, or a mandate of it, when it happened.',
  },
  'same-person': {
    id: 'Yang menyiapkan konsep tidak memaraf atau menandatanganinya; yang memverifikasi tidak menandatangani.',
    en: 'Whoever prepared a draft neither initials nor signs it; whoever verified does not sign.',
  },
  'after-breach': {
    id: 'Batas waktu hanya dapat diperpanjang sebelum lewat.',
    en: 'A term may be extended only before it is broken.',
  },
  'already-judged': {
    id: 'Janji yang sudah selesai dinilai menurut standarnya; kasus tetap pada standar itu, juga setelah dibuka kembali.',
    en: 'A promise that has stopped was judged by its standard; the case stays with it, also after a reopening.',
  },
  'facts-missing': { id: 'Lengkapi isian di errors.', en: 'Give the facts listed in errors.' },
  'facts-invalid': { id: 'Perbaiki isian di errors.', en: 'Mend the facts listed in errors.' },
  'request-invalid': { id: 'Perbaiki isian di errors.', en: 'Mend what errors lists.' },
  'body-refused': { id: 'Perbaiki isian di errors.', en: 'Mend what errors lists.' },
  'idempotency-key-required': {
    id: 'Kirim header Idempotency-Key: 1 sampai 128 karakter ASCII yang tampak, baru untuk tiap perintah.',
    en: 'Send an Idempotency-Key header: 1 to 128 visible ASCII characters, a new one for each command.',
  },
  'idempotency-key-malformed': {
    id: '1 sampai 128 karakter ASCII yang tampak, tanpa spasi.',
    en: '1 to 128 visible ASCII characters, no space.',
  },
  'if-match-malformed': {
    id: 'If-Match berisi satu revisi dalam tanda kutip, misalnya "7".',
    en: 'If-Match holds one revision in quotes, such as "7".',
  },
  'if-match-of-many': {
    id: 'Satu revisi tidak berlaku untuk beberapa kasus. Kirim tanpa If-Match, atau catat per kasus.',
    en: 'One revision does not hold for several cases. Send it without If-Match, or record case by case.',
  },
  'not-logged-in': {
    id: 'Masuk lewat POST /api/session, atau kirim token sistem sebagai Bearer.',
    en: 'Log in by POST /api/session, or send a system token as Bearer.',
  },
  'csrf-token-required': {
    id: 'Kirim csrfToken dari GET /api/session sebagai header X-CSRF-Token.',
    en: 'Send the csrfToken of GET /api/session as header X-CSRF-Token.',
  },
  'password-refused': {
    id: 'Pakai 12 sampai 256 karakter yang tidak mudah ditebak dan bukan nama pengguna.',
    en: 'Use 12 to 256 characters that are hard to guess and not the login.',
  },
  'last-administrator': {
    id: 'Jadikan akun lain administrator lebih dahulu.',
    en: 'Make another account an administrator first.',
  },
  'login-malformed': {
    id: 'Nama pengguna: 3 sampai 64 huruf kecil, angka dan . _ @ -',
    en: 'A login has 3 to 64 small letters, digits and . _ @ -',
  },
  'link-spent': {
    id: 'Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru.',
    en: 'This link was used or has expired. Ask for a new one.',
  },
  moved: {
    id: 'Yang terjadi sejak revisi Anda ada di between. Baca kembali, lalu ulangi dengan kunci yang sama.',
    en: 'between lists what happened since your revision. Read again, then repeat with the same key.',
  },
  'key-reused': {
    id: 'Kunci ini sudah dipakai untuk perintah dengan isi lain. Pakai kunci baru.',
    en: 'This key belongs to a command with another body. Use a new key.',
  },
  'batch-refused': {
    id: 'Ada yang ditolak, maka tidak satu pun dicatat; alasannya per kasus di items.',
    en: 'Some were refused, so nothing was recorded; items says why, case by case.',
  },
  'attachment-type-refused': { id: 'PDF, JPEG atau PNG saja.', en: 'PDF, JPEG or PNG only.' },
  'attachment-too-large': { id: 'Paling besar 20 MiB.', en: 'At most 20 MiB.' },
  'too-many-attempts': { id: 'Coba lagi setelah waktu di Retry-After.', en: 'Try again after Retry-After.' },
  'too-many-streams': {
    id: 'Tutup salah satu tab, lalu coba lagi setelah waktu di Retry-After.',
    en: 'Close a tab, then try again after Retry-After.',
  },
  'outcome-unknown': {
    id: 'Ulangi dengan Idempotency-Key yang sama: tidak akan tercatat dua kali.',
    en: 'Repeat with the same Idempotency-Key: it will not be recorded twice.',
  },
  unavailable: { id: 'Coba lagi setelah waktu di Retry-After.', en: 'Try again after Retry-After.' },
  'not-there-yet': { id: 'Coba lagi setelah waktu di Retry-After.', en: 'Try again after Retry-After.' },
  'key-service-refused': {
    id: 'Kunci data pribadi tidak dapat dipakai. Yang tidak memuat data pribadi tetap bisa dibuka; hubungi pengelola sistem, log menyebut sebabnya.',
    en: 'Keys of personal data cannot be used. What holds none can be read; tell the operator, whose log says why.',
  },
  'storage-full': {
    id: 'Tidak ada yang dicatat. Membaca tetap bisa; hubungi pengelola sistem.',
    en: 'Nothing was recorded. Reading goes on; tell the operator.',
  },
  'attachment-missing': {
    id: 'Kasus mencatat berkas ini, tetapi penyimpanan tidak memilikinya. Sebutkan requestId kepada pengelola sistem: berkas dapat dikembalikan dari cadangan.',
    en: 'The case names this file, but the store does not have it. Tell the operator the requestId: a backup has it.',
  },
  'attachment-damaged': {
    id: 'Isinya bukan lagi yang dilampirkan, maka tidak dikirim. Sebutkan requestId kepada pengelola sistem: berkas dapat dikembalikan dari cadangan.',
    en: 'Its bytes are not those that were attached, so they are not sent. Tell the operator the requestId: a backup has it.',
  },
  internal: {
    id: 'Sebutkan requestId kepada pengelola sistem.',
    en: 'Tell the operator the requestId.',
  },
};
