import { attachPage, scanPage } from '../work/index.ts';
import type { Sideline } from '../world/index.ts';
import { DESK, sayWhenFree, whenFree } from './when-free.ts';

const NOTES = [
  'Pelapor menelepon menanyakan perkembangan; sudah dijelaskan.',
  'Klien tampak lebih tenang hari ini.',
  'Koordinasi dengan kelurahan, menunggu kabar.',
  'Keluarga akan datang hari Senin.',
  'Berkas asli disimpan di lemari seksi.',
] as const;

/** Somebody writes a line down. */
export const takeNote: Sideline = (_, life, world) => {
  const { chance } = life;
  if (!chance.happens(0.05)) return;
  const saying = { after: chance.between(10, 600), roles: DESK };
  sayWhenFree(life, saying, world, () => ({ kind: 'add-note', facts: { text: chance.pick(NOTES) } }));
};

/** A photograph or a paper is put into the file. */
export const attachPaper: Sideline = (_, life, world) => {
  const { chance } = life;
  if (!chance.happens(0.006)) return;
  const saying = { after: chance.between(5, 300), roles: DESK };
  const page = scanPage(chance.pick(['photo', 'form', 'identity-paper']), life, world);
  whenFree(life, saying, world, async (officer) => {
    await attachPage(page, life, officer, world);
  });
};
