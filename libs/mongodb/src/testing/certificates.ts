import { fileURLToPath } from 'node:url';

const pathOf = (name: string) => fileURLToPath(new URL(`./certificates/${name}`, import.meta.url));

/**
 * Paths of PEM files, made for specs and of no use anywhere else. All certificates have one key and, but for the
 * expired one, a hundred years to live.
 */
export const certificates = {
  /** Signed the others. */
  authority: pathOf('authority.pem'),
  /** Signed none of them. */
  stranger: pathOf('stranger.pem'),
  key: pathOf('server.key'),
  /** Of localhost and 127.0.0.1. */
  server: pathOf('server.pem'),
  /** Of db.example. */
  otherHost: pathOf('other-host.pem'),
  /** Of localhost and 127.0.0.1, until 2021. */
  expired: pathOf('expired.pem'),
} as const;
