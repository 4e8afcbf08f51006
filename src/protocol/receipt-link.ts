/** Which form a receipt's link is for: two of them may stand on one page. */
export interface LinkedForm {
  readonly type: string;
  readonly id: string;
}

/** In an address: `samskab-form=event.koe&samskab-receipt=TOKEN`; where it names no form, for any. */
const PART = /([#?&])(?:samskab-form=([\w.-]+)&)?samskab-receipt=([\w-]+)(&?)/;

/**
 * The secret goes into the fragment, which no server and no log ever sees, behind what the page has
 * there itself. A router that keeps its route there finds it as the query of that route, before an
 * anchor that it may have behind a second `#`.
 * @param page absolute
 * @returns the page's address with what its form needs to show what a receipt stands for
 */
export function receiptLink(page: string, form: LinkedForm, token: string): string {
  const link = new URL(page);
  const own = link.hash.slice(1);
  const isRoute = /^[/!]/.test(own);
  const end = isRoute && own.includes('#') ? own.indexOf('#') : own.length;
  const route = own.slice(0, end);
  const separator = isRoute && !route.includes('?') ? '?' : '&';
  const part = `samskab-form=${form.type}.${form.id}&samskab-receipt=${token}`;
  link.hash = `${route === '' ? '' : route + separator}${part}${own.slice(end)}`;
  return link.href;
}

/** A secret, and the text that held it without it. */
export interface ReadLink {
  readonly token: string;
  readonly rest: string;
}

/** @returns what of an address, or of a text that holds one, is for this form; undefined if nothing is */
export function readReceiptLink(text: string, { type, id }: LinkedForm): ReadLink | undefined {
  const [part, before = '', form = `${type}.${id}`, token, after] = PART.exec(text) ?? [];
  if (part === undefined || token === undefined || form !== `${type}.${id}`) return undefined;
  return { token, rest: text.replace(part, after ? before : '') };
}
