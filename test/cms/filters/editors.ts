/**
 * Editors that run in the browser. What is pasted as source goes in as their CMS loads a text, and comes
 * out as it stores one: elements that the editor has no model of are gone by then.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Filter } from './filter.ts';
import { bundleTiptap } from './tiptap.ts';

/** The part of each editor that we call; each page has one of them. */
interface WithEditors {
  CKEDITOR: Record<string, unknown> & {
    ClassicEditor: { create(at: Element, config: object): Promise<Round> };
  };
  tinymce: { init(config: object): Promise<Tiny[]> };
  tiptap: {
    create(kind: string): { commands: { setContent(html: string): void }; getHTML(): string };
  };
  clean(html: string): string;
}
interface Round {
  setData(html: string): void;
  getData(): string;
}
interface Tiny {
  setContent(html: string): void;
  getContent(): string;
}

/** A page of its own for an editor, which `begin` puts `clean` on. */
async function editor(
  browser: Browser,
  name: string,
  scripts: string[],
  begin: (kind: string) => unknown,
  kind = '',
): Promise<Filter> {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Editor</title><div id="at"></div>');
  for (const path of scripts) await page.addScriptTag({ path });
  await page.evaluate(begin, kind);
  return {
    name,
    clean: (html) =>
      page.evaluate((given) => (window as unknown as WithEditors).clean(given), html),
  };
}

/** What a municipality's toolbar has; with General HTML Support what else is in a text stays. */
export async function ckEditor(packages: string, browser: Browser): Promise<Filter[]> {
  const scripts = [join(packages, 'node_modules/ckeditor5/dist/browser/ckeditor5.umd.js')];
  const begin = async (support: string) => {
    const here = window as unknown as WithEditors;
    const plugins =
      'Essentials Paragraph Heading Bold Italic Link List BlockQuote Table TableToolbar ImageBlock ImageInline ImageCaption MediaEmbed SourceEditing PasteFromOffice Autoformat'.split(
        ' ',
      );
    if (support) plugins.push('GeneralHtmlSupport');
    const created = await here.CKEDITOR.ClassicEditor.create(document.querySelector('#at')!, {
      licenseKey: 'GPL',
      plugins: plugins.map((one) => here.CKEDITOR[one]),
      toolbar: ['heading', '|', 'bold', 'italic', 'link', 'bulletedList', 'numberedList', 'insertTable', 'sourceEditing'], // prettier-ignore
      ...(support && {
        htmlSupport: { allow: [{ name: /./, attributes: true, classes: true, styles: true }] },
      }),
    });
    here.clean = (html) => {
      created.setData(html);
      return created.getData();
    };
  };
  return [
    await editor(browser, 'CKEditor 5', scripts, begin),
    await editor(browser, 'CKEditor 5, General HTML Support', scripts, begin, 'support'),
  ];
}

/** As it comes, with the plugins of its usual toolbar. */
export async function tinyMce(packages: string, browser: Browser): Promise<Filter[]> {
  const at = (file: string) => join(packages, 'node_modules/tinymce', file);
  const plugins = ['autolink', 'link', 'lists', 'table', 'image', 'media', 'code'];
  const scripts = [
    'tinymce.js',
    'themes/silver/theme.js',
    'models/dom/model.js',
    'icons/default/icons.js',
    ...plugins.map((one) => `plugins/${one}/plugin.js`),
  ].map(at);
  const begin = async (names: string) => {
    const here = window as unknown as WithEditors;
    const [created] = await here.tinymce.init({
      selector: '#at',
      license_key: 'gpl',
      plugins: names,
      skin: false,
      content_css: false,
    });
    here.clean = (html) => {
      created!.setContent(html);
      return created!.getContent();
    };
  };
  return [await editor(browser, 'TinyMCE', scripts, begin, plugins.join(' '))];
}

/** Tiptap as most use it, and as Umbraco's own backoffice puts it together. */
export async function tiptap(packages: string, browser: Browser): Promise<Filter[]> {
  const scripts = [await bundleTiptap(packages)];
  const begin = (kind: string) => {
    const here = window as unknown as WithEditors;
    const created = here.tiptap.create(kind);
    here.clean = (html) => {
      created.commands.setContent(html);
      return created.getHTML();
    };
  };
  return [
    await editor(browser, 'Tiptap', scripts, begin, 'plain'),
    await editor(browser, 'Umbraco (Tiptap)', scripts, begin, 'umbraco'),
  ];
}
