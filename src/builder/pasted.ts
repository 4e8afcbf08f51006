/**
 * What is pasted into a page, as text and as elements: `samskab snippet` and the builder say the same.
 * It runs on the server too.
 */
import type { Form } from './cms.ts';

export interface Pasted {
  readonly form: Form;
  /** The name of the tag without `samskab-`. */
  readonly widget: string;
  readonly endpoint: string;
  /** The hosted page: where the link leads that is there without the script. */
  readonly page: string;
  /** BCP 47, where it is not that of the page around it. */
  readonly language?: string | undefined;
  /** Of a frame, in CSS pixels. */
  readonly height?: number | undefined;
  /** Of the link. */
  readonly text: string;
  /** BCP 47, where it is another than that of what is around it. */
  readonly textLanguage?: string | undefined;
}

/** How high a frame may be chosen to be, in CSS pixels; the second unless another is. */
export const HEIGHTS = [600, 800, 1200, 1600] as const;

/** An element as it is written. */
export interface Written {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly child?: Written | string;
}

export function written(pasted: Pasted): Written {
  const { form, widget, endpoint, page, language: lang, text } = pasted;
  const link = { name: 'a', attributes: { href: page, lang: pasted.textLanguage }, child: text };
  switch (form) {
    case 'tag':
      return { name: `samskab-${widget}`, attributes: { endpoint, lang }, child: link };
    case 'div': {
      const data = { 'data-samskab': widget, 'data-endpoint': endpoint, 'data-lang': lang };
      return { name: 'div', attributes: data, child: link };
    }
    case 'link': {
      // A class is taken out by many an editor, and the end of an address by none.
      const href = `${page}#samskab`;
      const attributes = { ...link.attributes, href, 'data-lang': lang };
      return { name: 'p', attributes: {}, child: { ...link, attributes } };
    }
    case 'iframe': {
      const { height = HEIGHTS[1] } = pasted;
      // A frame has a sunken edge unless it is told not to, and a style attribute survives nowhere.
      const attributes = { 'data-samskab': '', src: pageIn(pasted), width: '100%', height: String(height), frameborder: '0', title: text }; // prettier-ignore
      return { name: 'iframe', attributes, child: '' };
    }
    case 'plain': {
      const attributes = { ...link.attributes, href: pageIn(pasted) };
      return { name: 'p', attributes: {}, child: { ...link, attributes } };
    }
  }
}

/** @returns the hosted page in the language that was chosen, else in that which a reader asks for */
export function pageIn({ page, language }: Pasted): string {
  if (language === undefined) return page;
  const url = new URL(page);
  url.searchParams.set('lang', language);
  return url.href;
}

/** @returns it as HTML, in lines as one writes them */
export function htmlOf({ name, attributes, child = '' }: Written): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const marks = given.map(([key, value = '']) => ` ${key}${value === '' ? '' : `="${escaped(value)}"`}`); // prettier-ignore
  const inner = typeof child === 'string' ? escaped(child) : htmlOf(child);
  const isBlock = typeof child !== 'string' && name !== 'p';
  return `<${name}${marks.join('')}>${isBlock ? `\n  ${inner}\n` : inner}</${name}>`;
}

/**
 * @param src the address of the script
 * @param servers others that the page trusts, as origins
 */
export function scriptLine(src: string, servers: readonly string[] = []): string {
  const named = servers.length > 0 ? ` data-servers="${escaped(servers.join(' '))}"` : '';
  return `<script type="module" src="${escaped(src)}"${named}></script>`;
}

/** @param integrity of one single file, as the browser checks it */
export function pinnedLine(src: string, integrity: string): string {
  return `<script type="module" src="${escaped(src)}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

/** @returns what asks for files and a definition before the script does */
export function preloadLines(files: readonly string[], endpoint: string): string[] {
  return [
    ...files.map((href) => `<link rel="modulepreload" href="${escaped(href)}">`),
    `<link rel="preload" as="fetch" crossorigin href="${escaped(endpoint)}">`,
  ];
}

/** Which files a page can ask for early, by name. */
export interface Files {
  /** What all share. */
  readonly core: string;
  /** What draws a method or a kind of question that has a file of its own; `LANGUAGE` where there is one for each. */
  readonly parts: Readonly<Record<string, string>>;
}

/** @returns the files that a widget waits for, as the loader asks for them: it knows those of methods and kinds */
export function filesFor(
  widget: string,
  language: string,
  definition: object | undefined,
  { core, parts }: Files,
): string[] {
  const named = JSON.stringify(definition ?? {}).matchAll(/"(?:method|kind)":"(\w+)"/g);
  const names = new Set([...named].map(([, name = '']) => name));
  const needed = Object.entries(parts).flatMap(([name, file]) =>
    names.has(name) ? file.replace('LANGUAGE', language) : [],
  );
  return [...new Set([core, `${widget}.${language}.js?${core.slice(-11, -3)}`, ...needed])];
}

/** What a page must allow: `docs/strict-pages.md`. @param servers origins */
export function policyLine(servers: readonly string[]): string {
  const all = [...new Set(servers)].join(' ');
  return (
    `Content-Security-Policy: default-src 'none'; script-src ${servers[0]}; connect-src ${all}; img-src ${all}; ` +
    "worker-src blob:; require-trusted-types-for 'script'; trusted-types samskab 'allow-duplicates'"
  );
}

/**
 * What a page must allow that has a frame.
 * @param server the origin of what is in it
 * @param script that of the script, where there is one
 */
export function framePolicyLine(server: string, script?: string): string {
  const frame = `Content-Security-Policy: default-src 'none'; frame-src ${server}`;
  if (script === undefined) return frame;
  return `${frame}; script-src ${script}; require-trusted-types-for 'script'; trusted-types samskab 'allow-duplicates'`;
}

/** @returns the hosted page of an endpoint of this kind of server; of another what there is */
export function pageOf(endpoint: string): string {
  return endpoint.replace(/\/api\/(?=(?:ideas|budgets|ballots|events)\/)/, '/');
}

/** @returns where what came out of a vote is, of this kind of server; what its address asks goes along */
export function resultsOf(endpoint: string): string {
  const url = new URL(endpoint);
  url.pathname = url.pathname.replace(/\/*$/, '/results');
  return url.href;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
