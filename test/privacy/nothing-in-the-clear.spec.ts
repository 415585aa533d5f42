import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { TestApi } from '@jejak/api/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ODGJ = 'dumai-penanganan-odgj';
/** What is said of persons here; none of it may stand anywhere in the clear. */
const SECRETS = {
  name: 'Zulkarnain Xaverius',
  nik: '1472011708900003',
  address: 'Gang Mawar Kuning 17',
  telephone: '081299887766',
  story: 'Ditemukan tertidur di emperan toko',
  findings: 'Luka bakar di lengan kiri',
  contact: 'Hj. Rosmawati Quroshi',
  note: 'Keluarga menolak karena utang',
  file: 'ktp-zulkarnain.pdf',
};

let api: TestApi;
let folder = '';
const logged: string[] = [];

beforeAll(async () => {
  const logSink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  api = await TestApi.start({ logSink, configuration: { logLevel: 'trace' } });
  folder = api.server.backend.configuration.data;
  await api.foundOffice({ services: [ODGJ] });
});
afterAll(() => api.close());

async function everyFile(below: string): Promise<readonly string[]> {
  const entries = await readdir(below, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('neither the data folder nor the logs hold a name, a NIK or an address in the clear', async () => {
  const { name, nik, address, telephone, story, findings, contact, note } = SECRETS;
  const client = { facts: { name, nik, address, telephone, sex: 'male' } };
  const body = {
    service: ODGJ,
    cases: [
      { client, reporter: { facts: { name: contact } }, facts: { channel: 'counter', reportedBy: 'police', story } },
    ],
  };
  const report = await api.as('loket').post('/api/reports', body);
  const id: string = report.body.cases[0].id;
  const say = async (who: string, path: string, said: object) => {
    const answer = await api.as(who).post(`/api/cases/${id}/${path}`, said);
    expect(answer).toMatchObject({ status: 201 });
  };
  await say('pendamping', 'steps', { step: 'diasesmen', facts: { findings } });
  await say('pendamping', 'steps', {
    step: 'keluarga_ditemukan',
    facts: { familyContact: { name: contact, post: 'Ibu', telephone } },
  });
  await say('loket', 'notes', { facts: { text: note } });
  const refused = await api
    .as('loket')
    .post(`/api/cases/${id}/notes`, { facts: { text: note, nama: name, [nik]: address } });
  expect(refused.status).toBe(400);
  await api.as('loket').get(`/api/search?q=${encodeURIComponent(name)}`);
  await api.nobody.get(`/api/search?q=${nik}`);

  const files = await everyFile(folder);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const bytes = await readFile(file);
    for (const secret of Object.values(SECRETS)) {
      expect({ file, secret, found: bytes.includes(secret) }).toEqual({ file, secret, found: false });
    }
  }
  expect(logged.length).toBeGreaterThan(5);
  for (const secret of Object.values(SECRETS)) expect(logged.join('')).not.toContain(secret);
});
