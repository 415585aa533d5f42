import { TestApi } from '@jejak/api/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function open(url: string, viewport: typeof WIDE): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const page = await browser.newPage({ viewport, locale: 'id-ID' });
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url);
  return { page, faults };
}

const isTooWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth');

test('the first administrator fills in the form and is logged in', async () => {
  const api = await TestApi.start({ projects: false });
  try {
    const { page, faults } = await open(String(api.server.setupLink), NARROW);
    expect(page.url()).not.toContain('token');
    await page.getByLabel('Nama Name', { exact: true }).fill('Rina Marlina');
    await page.getByLabel('Nama pengguna').fill('rina');
    await page.getByLabel('Kata sandi').fill('pendek');
    await page.getByRole('button', { name: 'Simpan' }).click();
    const status = page.getByRole('status');
    await status.getByText('12').waitFor();
    await page.getByLabel('Kata sandi').fill('hujan di bukit pagi');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await status.getByText('Anda sudah masuk').waitFor();
    const session = await page.evaluate(() => fetch('/api/session').then((answer) => answer.json()));
    expect(session).toMatchObject({ login: 'rina', instanceAdministrator: true });
    expect(await isTooWide(page)).toBe(false);
    // The browser itself reports the answer to the short password.
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  } finally {
    await api.close();
  }
}, 60_000);

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])(
  'the pages of the API fit a %s window and load nothing that is refused',
  async (_, viewport) => {
    const api = await TestApi.start({ projects: false });
    try {
      for (const path of ['/invitation?token=x', '/api/docs']) {
        const { page, faults } = await open(`${api.server.url}${path}`, viewport);
        if (path === '/api/docs') await page.locator('.opblock').first().waitFor();
        expect({ path, faults, tooWide: await isTooWide(page) }).toEqual({ path, faults: [], tooWide: false });
      }
    } finally {
      await api.close();
    }
  },
  60_000,
);
