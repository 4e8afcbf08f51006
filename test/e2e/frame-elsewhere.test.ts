/** A frame that finds its height, in each browser that `SAMSKAB_BROWSERS` names. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { requiredBrowsers } from '../tools/browsers.ts';
import { openAny } from '../tools/story-pages.ts';
import { TownServer } from './town-server.ts';

const TALL = '/budgets/borgerbudget';
const LOW = '/ideas/fremtidslab';

describe('a frame', { concurrency: 1 }, () => {
  const town = new TownServer();
  let more = '';
  const host = createServer((_, answer) => {
    const frame = `<iframe data-samskab src="${town.address}${TALL}" width="100%" height="500" title="Budget"${more}></iframe>`;
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><html lang="da"><meta charset="utf-8"><title>En by</title><script>
      heard = [];
      addEventListener('message', ({ data }) => heard.push(data));
    </script><script type="module" src="${town.address}/samskab.js"></script>${frame}<p>Slut</p>`);
  });

  before(async () => {
    await once(host.listen(0, '127.0.0.1'), 'listening');
    await town.start();
  });

  after(async () => {
    host.closeAllConnections();
    host.close();
    await town.stop();
  });

  for (const browser of requiredBrowsers() ?? (['chromium'] as const)) {
    for (const walls of ['', ' sandbox="allow-scripts"']) {
      const what = `finds its height in ${browser}, and another for another page${walls}`;
      it(what, { timeout: 120_000 }, async () => {
        more = walls;
        const page = await openAny(
          browser,
          `http://127.0.0.1:${(host.address() as AddressInfo).port}/`,
        );
        try {
          const tall = await page.evaluate(heightBetween, [1500, 9000] as const);
          await page.evaluate(show, town.address + LOW);
          const low = await page.evaluate(heightBetween, [300, tall] as const);
          assert.ok(tall > 1500 && low > 300 && low < tall, `${tall}, ${low}`);
          const heard = await page.evaluate(kindsHeard, undefined);
          assert.ok(heard.length > 1);
          assert.deepEqual(heard.filter((one) => one !== 'number'), []); // prettier-ignore
        } finally {
          await page.close();
        }
      });
    }
  }
});

/** Runs in the page. @returns how high the frame is, once that is between two heights and rests */
async function heightBetween([least, most]: readonly [number, number]): Promise<number> {
  const frame = document.querySelector('iframe');
  let [height, since] = [0, 0];
  for (let tries = 0; tries < 250 && since < 10; tries++) {
    await new Promise((done) => setTimeout(done, 100));
    const now = frame?.clientHeight ?? 0;
    since = now === height && now > least && now < most ? since + 1 : 0;
    height = now;
  }
  return height;
}

/** Runs in the page: another page comes into the frame. */
function show(address: string): void {
  document.querySelector('iframe')?.setAttribute('src', address);
}

/** Runs in the page. @returns of which type all is that was heard of the frame */
function kindsHeard(): string[] {
  return (window as unknown as { heard: unknown[] }).heard.map((one) => typeof one);
}
