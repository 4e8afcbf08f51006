/** What cleans HTML where there is no editor, or after it: on a server, or in a page. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Filter } from './filter.ts';

type Sanitize = ((html: string, options?: object) => string) & {
  defaults: { allowedTags: string[]; allowedAttributes: Record<string, string[]> };
};

/** @param packages the folder that the pinned packages are installed in */
export function sanitizeHtml(packages: string): Filter[] {
  const sanitize = createRequire(join(packages, 'package.json'))('sanitize-html') as Sanitize;
  const { allowedTags, allowedAttributes } = sanitize.defaults;
  // What its page calls for, and what many write who show an editor's text.
  const usual = {
    allowedTags: [...allowedTags, 'img', 'iframe'],
    allowedAttributes: {
      ...allowedAttributes,
      '*': ['class', 'id', 'data-*'],
      iframe: ['src', 'width', 'height', 'title', 'allowfullscreen'],
    },
  };
  return [
    { name: 'sanitize-html', clean: (html) => sanitize(html) },
    { name: 'sanitize-html, data and frames allowed', clean: (html) => sanitize(html, usual) },
  ];
}

interface WithPurify {
  DOMPurify: { sanitize(html: string): string };
}

/** It needs a document, so it cleans where most sites have it do so: in a browser. */
export async function domPurify(packages: string, browser: Browser): Promise<Filter[]> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: join(packages, 'node_modules/dompurify/dist/purify.js') });
  const clean = (html: string) =>
    page.evaluate((given) => (window as unknown as WithPurify).DOMPurify.sanitize(given), html);
  return [{ name: 'DOMPurify', clean }];
}
