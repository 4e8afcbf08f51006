import { readReceiptLink, type LinkedForm } from '../../protocol/receipt-link.ts';

/** The hash of a page that a browser scrolls to, or that a script of the page reads: no route. */
const ANCHOR = /#[^/!]/;

/**
 * Takes the secret of a receipt's link out of the address: who looks over a shoulder, what a browser
 * keeps of where one was, and what counts visits, see it no more. What the page has there itself stays,
 * and so does what it keeps in the entry of the history.
 * @returns the secret, where the address holds one for this form
 */
export function leaveAddress(form: LinkedForm): string | undefined {
  const link = readReceiptLink(location.href, form);
  if (!link) return undefined;
  const state = withoutLink(history.state, form);
  try {
    // With ours behind it the browser did not find it, nor did the page: it is gone to now.
    if (ANCHOR.test(link.rest)) location.replace(link.rest);
    // A router may have put something of its own there by then.
    if (location.href !== link.rest || history.state === null) {
      history.replaceState(state, '', link.rest);
    }
  } catch {
    // A frame without a history: it stays where it is, and is read all the same.
  }
  return link.token;
}

/** Routers note the address in their state too, and would write it back. */
function withoutLink(state: unknown, form: LinkedForm): unknown {
  if (Object.getPrototypeOf(state ?? 0) !== Object.prototype) return state;
  const noted = Object.entries(state as object).map(([name, value]) => [
    name,
    typeof value === 'string' ? (readReceiptLink(value, form)?.rest ?? value) : value,
  ]);
  return Object.fromEntries(noted);
}
