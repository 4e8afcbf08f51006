/** An address as somebody pasted it, and as a CMS left it. */

/** What is wrong with one. */
export type AddressFault = 'no-endpoint' | 'blank' | 'scheme' | 'mixed' | 'broken';

/** An address without a scheme: the name of a server, and what is there. */
const NO_SCHEME = /^[\w-]+(\.[\w-]+)+(:\d+)?\//;
const QUOTES = /^(&quot;|["'“”„‘’″′«»\s])+|(&quot;|["'“”„‘’″′«»\s])+$/gi;
const CODES = /&#(x?)([\da-f]+);/gi;

/** @returns a value without the blanks and quotes around it, and without what was encoded twice */
export function tidied(value: string | null): string {
  return (value ?? '')
    .replace(/&amp;/gi, '&')
    .replace(CODES, (_, hex, code) => String.fromCharCode(parseInt(code, hex ? 16 : 10)))
    .replace(QUOTES, '');
}

/** @returns an address of the web, whole; or what is wrong with it */
export function addressOf(given: string): URL | AddressFault {
  if (given === '') return 'no-endpoint';
  if (/\s/.test(given)) return 'blank';
  if (NO_SCHEME.test(given)) return 'scheme';
  try {
    const url = new URL(given, document.baseURI);
    if (!/^https?:$/.test(url.protocol)) return 'scheme';
    // What is on the same machine goes nowhere.
    const isOpen = url.protocol === 'http:' && !/^(localhost|127\..*|\[::1\])$/.test(url.hostname);
    return location.protocol === 'https:' && isOpen ? 'mixed' : url;
  } catch {
    return 'broken';
  }
}
