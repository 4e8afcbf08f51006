/**
 * What a page hosted here runs beside the loader, and before it: the page and its widget are in one
 * language. The address says which (`?lang=`), and what a reader chose is kept for the next page.
 */
import { chosenLanguage } from '../i18n/chosen.ts';
import { keepLanguage } from '../i18n/keep-language.ts';
import { storageFor, type Remember } from '../ui/device.ts';
import type { SamskabLanguageEvent } from '../ui/language-event.ts';

const { lang } = document.documentElement;
const remember = document.querySelector('[endpoint]')?.getAttribute('remember') ?? 'device';
const storage = storageFor(remember as Remember);
const kept = chosenLanguage(storage);
const url = new URL(location.href);
/** The same page in other languages. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]')];

for (const link of links) {
  link.addEventListener('click', () => {
    keepLanguage(link.hreflang, storage);
    takeAlong(link);
  });
}

if (url.searchParams.has('lang')) {
  // Who follows a link to a page in a language has chosen that.
  if (kept !== undefined && kept !== lang) keepLanguage(lang, storage);
} else if (kept !== undefined && kept !== lang) {
  const link = links.find(({ hreflang }) => hreflang === kept);
  if (link) location.replace(takeAlong(link));
}

/** The link of a receipt has its secret behind the `#`, and leads to what it is of in any language. */
function takeAlong(link: HTMLAnchorElement): string {
  link.hash = location.hash;
  return link.href;
}

// In a frame, its height is for the page around it.
if (parent !== self) {
  // Another site would take the place of what somebody fills in, or refuse to stand in a frame.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.whose, footer a')) {
    link.target = '_blank';
  }
  void (/[?&]secret=\w{10}/.test(location.hash)
    ? import('./framed-by-wordpress.ts')
    : import('./framed.ts'));
}

/**
 * What stands in the tag until its widget comes is a form that works by itself. Whoever has begun to
 * fill it in, as on a slow line, goes on with it: the widget would take it away.
 */
const form = document.querySelector<HTMLFormElement>('[endpoint] form');
if (form && [...form.elements].some(isTouched)) keepForm(form);
else form?.addEventListener('input', () => keepForm(form), { once: true });

function isTouched(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement)) return false;
  return control.checked !== control.defaultChecked || control.value !== control.defaultValue;
}

function keepForm(kept: HTMLFormElement): void {
  const focused = document.activeElement;
  const tag = kept.closest('[endpoint]');
  tag?.replaceWith(...tag.childNodes);
  if (focused instanceof HTMLElement && kept.contains(focused)) focused.focus();
}

addEventListener('samskab-language', (event) => {
  url.searchParams.set('lang', (event as SamskabLanguageEvent).language);
  url.hash = location.hash;
  location.assign(url);
});
