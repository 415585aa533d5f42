import { webcrypto } from 'node:crypto';

const { subtle } = webcrypto;
const NONCE = 12;
const TAG = 16;
/** Nonce, ciphertext, tag. */
export const OVERHEAD = NONCE + TAG;

type Bytes = Uint8Array<ArrayBuffer>;

/** Web Crypto works off the calling thread: 20 MiB would hold it for tens of milliseconds. */
export async function encrypt(plain: Uint8Array, key: Uint8Array, nonce: Uint8Array): Promise<Bytes> {
  const aes = await importKey(key, 'encrypt');
  const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv: owned(nonce) }, aes, owned(plain));
  const whole = new Uint8Array(NONCE + ciphertext.byteLength);
  whole.set(nonce);
  whole.set(new Uint8Array(ciphertext), NONCE);
  return whole;
}

/** Rejects where the key is another or the bytes were altered. */
export async function decrypt(whole: Uint8Array, key: Uint8Array): Promise<Bytes> {
  const aes = await importKey(key, 'decrypt');
  const iv = owned(whole.subarray(0, NONCE));
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, aes, owned(whole.subarray(NONCE))));
}

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await subtle.digest('SHA-256', owned(bytes))).toString('hex');
}

function importKey(key: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<webcrypto.CryptoKey> {
  return subtle.importKey('raw', owned(key), 'AES-GCM', false, [usage]);
}

/** Web Crypto takes no view of shared memory; the copy is made only there. */
function owned(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
