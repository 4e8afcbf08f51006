/** What stands on a page where an editor pasted something. */
import type { Page } from 'playwright-core';

/**
 * From the worst to the best: `source` is our HTML to read; `nothing` is a hole; `dead` is a frame in
 * which nothing can be done; `link` leads to the hosted page; `frame` works and scrolls in itself;
 * `widget` works and stands in the page, or in a frame that is as high as what is in it.
 */
export const OUTCOMES = ['source', 'nothing', 'dead', 'link', 'frame', 'widget'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** @param title what a working widget shows */
export async function readOutcome(page: Page, server: string, title: string): Promise<Outcome> {
  if (await page.evaluate(isWidget, title)) return 'widget';
  const framed = await readFrame(page, server, title);
  if (framed) return framed;
  const text = await page.locator('main').innerText();
  if (/<\/?(a|div|iframe|samskab-)/i.test(text) || text.includes('data-samskab')) return 'source';
  return (await leads(page, server, title)) ? 'link' : 'nothing';
}

/** Runs in the page. */
function isWidget(title: string): boolean {
  const all = [...document.querySelectorAll('*')].filter((one) =>
    one.localName.startsWith('samskab-'),
  );
  return all.some(
    (one) =>
      one.shadowRoot?.textContent?.includes(title) === true &&
      one.shadowRoot.querySelector('button, input, a') !== null &&
      one.getBoundingClientRect().height > 100,
  );
}

async function readFrame(page: Page, server: string, title: string): Promise<Outcome | undefined> {
  const frame = page.frames().find((one) => one.url().startsWith(server));
  if (!frame) return undefined;
  const works = await frame.evaluate(isWidget, title).catch(() => false);
  if (!works) return 'dead';
  const height = await frame.evaluate(() => document.body.getBoundingClientRect().height);
  const given = await (
    await frame.frameElement()
  ).evaluate((one) => (one as HTMLElement).clientHeight);
  return Math.abs(height - given) < 3 ? 'widget' : 'frame';
}

/** Whether a link that can be seen leads to what is asked for, also without the script. */
async function leads(page: Page, server: string, title: string): Promise<boolean> {
  for (const link of await page.locator('main a[href]').all()) {
    const href = (await link.getAttribute('href')) ?? '';
    const isSeen = (await link.isVisible()) && (await link.innerText()).trim() !== '';
    if (!isSeen || !href.startsWith(`${server}/`)) continue;
    const other = await page.context().newPage();
    const answer = await other.goto(href);
    const html = await other.content();
    await other.close();
    if (answer?.status() === 200 && html.includes(title)) return true;
  }
  return false;
}
