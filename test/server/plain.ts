/** A browser without scripts, as far as it sends forms: what is in one, and what is pressed. */
import type { Answer, TestServer } from './tools.ts';

/** What a person did in a form: what is ticked, chosen or written, by the names of its fields. */
export type Filled = readonly (readonly [name: string, value: string])[];

export function postForm(
  server: TestServer,
  path: string,
  fields: Filled,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return server.send('POST', path, { headers: { ...type, ...headers }, body: body.toString() });
}

/** @returns what the hidden fields of a page hold, which go along whatever is pressed */
export function hiddenIn({ text }: Pick<Answer, 'text'>): [string, string][] {
  const found = text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)" \/>/g);
  return [...found].map(([, name = '', value = '']) => [plain(name), plain(value)]);
}

/** Presses a button of the last look. */
export function press(
  server: TestServer,
  path: string,
  page: Pick<Answer, 'text'>,
  step: string,
  more: Filled = [],
): Promise<Answer> {
  return postForm(server, path, [...hiddenIn(page), ...more, ['step', step]]);
}

/** @returns the code on a slip; undefined where there is none */
export function codeOn({ text }: Pick<Answer, 'text'>): string | undefined {
  return /<p class="code" dir="ltr">([^<]+)<\/p>/.exec(text)?.[1];
}

/** @returns the words of a page's summary of what is wrong */
export function summaryOf({ text }: Pick<Answer, 'text'>): string {
  const found = /<div class="summary"[^>]*>(.*?)<\/div>/.exec(text)?.[1] ?? '';
  return plain(
    found
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

export function titleOf({ text }: Pick<Answer, 'text'>): string {
  return plain(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '');
}

function plain(html: string): string {
  const known = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const;
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => known[entity as keyof typeof known]);
}
