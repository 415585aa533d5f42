import { group } from '../group.ts';
import { path, text, url } from '../kinds.ts';
import { optional, setting } from '../setting.ts';

const EXAMPLE = 'https://vault.example:8200';

export const masterKey = group({
  title: 'Master key',
  about:
    "What the keys of the subjects are wrapped under, where MONGODB_URL is set: a key service with the API of Vault's transit engine (OpenBao's too), or a file that every server is given. Without MONGODB_URL it is the file `keys/master.key` in the data folder, made on first use.",
  settings: {
    kmsUrl: optional({ name: 'KMS_URL', says: 'The key service.', kind: url(EXAMPLE, 'https', 'http') }),
    kmsMount: setting({
      name: 'KMS_MOUNT',
      says: 'Where its transit engine is mounted.',
      kind: text('a path of letters, digits, - and _', /^[\w-]+(\/[\w-]+)*$/),
      byDefault: 'transit',
    }),
    kmsKey: setting({
      name: 'KMS_KEY',
      says: 'Name of the key there.',
      kind: text('letters, digits, - and _', /^[\w-]+$/),
      byDefault: 'jejak',
    }),
    kmsTokenFile: optional({
      name: 'KMS_TOKEN_FILE',
      says: 'File with the token, read again when the service does not take it any more.',
      kind: path,
    }),
    kmsCaFile: optional({
      name: 'KMS_CA_FILE',
      says: "PEM file of the authority that signed the service's certificate; those of the machine where left out.",
      kind: path,
    }),
    masterKeyFile: optional({
      name: 'MASTER_KEY_FILE',
      says: '32 random bytes, for their owner alone (mode 600); instead of KMS_URL.',
      kind: path,
    }),
  },
  problems({ kmsUrl, kmsTokenFile, kmsCaFile, masterKeyFile }) {
    const alone = [
      ...(kmsTokenFile === null ? [] : ['KMS_TOKEN_FILE']),
      ...(kmsCaFile === null ? [] : ['KMS_CA_FILE']),
    ];
    if (kmsUrl === null) return alone.map((name) => `${name} needs KMS_URL, such as ${EXAMPLE}`);
    if (masterKeyFile !== null) return ['KMS_URL and MASTER_KEY_FILE are both set; keep one'];
    return kmsTokenFile === null ? ['KMS_URL needs KMS_TOKEN_FILE'] : [];
  },
});
