/**
 * The pictures of the README, from the town as `npm start` serves it: so they stay true. They are
 * committed; take them again when a widget looks otherwise.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { TownServer } from '../e2e/town-server.ts';
import { chromiumLaunchOptions } from '../tools/browsers.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures');
/** Of a file, in bytes: a README is read on a phone too. */
const MOST = 60_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Of the window, in CSS pixels. */
  readonly width: number;
  /** How much of the widget is in it, from its top. */
  readonly height: number;
  /** What a person does first. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** As a person does: the whole foot of a card is the target. */
const choose = (page: Page, index: number) => page.locator('.foot:visible').nth(index).click();

const PICTURES: readonly Picture[] = [
  {
    name: 'budget-allocator',
    path: '/borgerbudget',
    width: 800,
    height: 900,
    prepare: async (page) => {
      for (const index of [0, 2]) await choose(page, index);
    },
  },
  {
    name: 'voting-ballot',
    path: '/skolevejen',
    width: 560,
    height: 900,
    prepare: async (page) => {
      const more = page.getByRole('button', { name: /^Læg til/ });
      for (let point = 0; point < 3; point++) await more.first().click();
    },
  },
  { name: 'event-signup', path: '/faellesspisning', width: 560, height: 900 },
  { name: 'idea-form', path: '/fremtidslab', width: 560, height: 900 },
  { name: 'results', path: '/resultat', width: 1180, height: 900 },
  {
    name: 'receipt',
    path: '/afstemning',
    width: 560,
    height: 900,
    prepare: async (page) => {
      for (const index of [0, 1]) await choose(page, index);
      await page.getByRole('button', { name: 'Tjek og send' }).click();
      await page.getByRole('button', { name: 'Afgiv min stemme' }).click();
      await page.getByText('Din kvittering').waitFor();
    },
  },
];

/** @throws Error where there is no build, or where a picture cannot be made small enough */
export async function takeReadmePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const town = new TownServer();
  await town.start();
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    for (const picture of PICTURES) {
      const taken = await take(browser, town.address, picture);
      writeFileSync(join(FOLDER, `${picture.name}.webp`), taken);
      console.log(`${picture.name}.webp: ${taken.length.toLocaleString('en')} bytes`);
    }
  } finally {
    await browser.close();
    await town.stop();
  }
}

async function take(browser: Browser, address: string, picture: Picture): Promise<Buffer> {
  const { path, width, height, prepare } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    // As wide as a README is, and sharp where it is narrow.
    deviceScaleFactor: width > 800 ? 1 : 1.5,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address + path);
  const widget = page.locator('[endpoint]').first();
  await widget.locator('[part~=base]').waitFor();
  await prepare?.(page);
  await page.waitForLoadState('networkidle');
  // What the mouse or the keyboard was at last is no part of the picture.
  await page.mouse.move(0, 0);
  await widget.evaluate((element) => {
    const { activeElement } = element.shadowRoot ?? document;
    (activeElement as HTMLElement | null)?.blur();
    element.scrollIntoView();
  });
  const box = await widget.boundingBox();
  if (!box) throw new Error(`There is no widget on ${path}.`);
  const margin = 16;
  const clip = {
    x: Math.max(0, box.x - margin),
    y: Math.max(0, box.y - margin),
    width: Math.min(width, box.width + 2 * margin),
    height: Math.min(height, box.height + 2 * margin),
  };
  const png = await page.screenshot({ clip });
  const small = await toWebp(page, png);
  await context.close();
  return small;
}

/** By the browser, which knows how: a page without a policy that would forbid it. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  await page.goto('about:blank');
  const source = `data:image/png;base64,${png.toString('base64')}`;
  for (const quality of [0.85, 0.7, 0.55, 0.4]) {
    const url = await page.evaluate(
      async ({ source, quality }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', quality);
      },
      { source, quality },
    );
    const webp = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    if (webp.length <= MOST) return webp;
  }
  throw new Error(`It takes more than ${MOST} bytes, however it is compressed.`);
}
