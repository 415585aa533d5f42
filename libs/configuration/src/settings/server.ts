import { group } from '../group.ts';
import { flag, text, url, wholeNumber } from '../kinds.ts';
import { optional, setting } from '../setting.ts';

export const server = group({
  title: 'Server',
  about: 'How the API and the pages are reached.',
  settings: {
    host: setting({
      name: 'JEJAK_HOST',
      says: 'Address to listen on; 0.0.0.0 for every network of the machine.',
      kind: text('an address or a host name', /^[0-9A-Za-z.:-]+$/),
      byDefault: '127.0.0.1',
    }),
    port: setting({
      name: 'JEJAK_PORT',
      says: 'Port of the API; 0 takes any free one.',
      kind: wholeNumber(0, 65_535),
      byDefault: 3000,
    }),
    node: setting({
      name: 'JEJAK_NODE',
      says: 'Name of this server among others over the same store; part of the names of access streams.',
      kind: text('1 to 20 small letters and digits', /^[a-z0-9]{1,20}$/),
      byDefault: 'n1',
    }),
    secureCookies: setting({
      name: 'JEJAK_SECURE_COOKIES',
      says: 'Send session cookies over HTTPS only; set it wherever a proxy ends TLS in front.',
      kind: flag,
      byDefault: false,
    }),
    trustProxy: setting({
      name: 'JEJAK_TRUST_PROXY',
      says: 'Take the address of the caller from the last entry of X-Forwarded-For; only behind a proxy that adds it.',
      kind: flag,
      byDefault: false,
    }),
    publicUrl: optional({
      name: 'JEJAK_PUBLIC_URL',
      says: 'How people reach this server, for the links it hands out; its own address where left out.',
      kind: origin(),
    }),
    demo: setting({
      name: 'JEJAK_DEMO',
      says: 'Mark everything as a demonstration.',
      kind: flag,
      byDefault: false,
    }),
  },
});

function origin() {
  const kind = url('an http or https URL without a path', 'http', 'https');
  return { ...kind, parse: (given: string) => (/^[a-z]+:\/\/[^/?#]+$/.test(given) ? kind.parse(given) : undefined) };
}
