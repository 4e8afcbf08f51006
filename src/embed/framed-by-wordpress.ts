/**
 * What a hosted page runs in a frame of WordPress, which knows it by a secret in the fragment
 * (`#?secret=…`): it answers as a page of WordPress does (`wp-embed-template.js`). Such a frame is at
 * most 1,000 px high; what is higher scrolls in itself. Nobody says there which part is on screen, so
 * the page looks by itself.
 */
import { ownHeight, showPart } from './framed.ts';

/** CSS pixels: WordPress makes no frame higher. */
const MOST = 1000;
/** Where the frame is cut off is followed by strips of it, and each of them in quarters: 1/80 of it. */
const STRIPS = 20;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

let sent = 0;

/** Also where it was said before: who says that it is ready has not heard that. */
function send(isAsked: boolean): void {
  const value = Math.min(ownHeight(), MOST);
  if (value === sent && !isAsked) return;
  sent = value;
  const [, secret] = /[?&]secret=(\w{10})/.exec(location.hash) ?? [];
  parent.postMessage({ message: 'height', value, secret }, '*');
}

/** What of each strip is on screen: a browser says so, whatever the frame is on. */
const seen = new Map<Element, DOMRectReadOnly>();

function look(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting, intersectionRect } of entries) {
    if (isIntersecting) seen.set(target, intersectionRect);
    else seen.delete(target);
  }
  const parts = [...seen.values()];
  const [begin, end] = [
    Math.min(...parts.map(({ top }) => top)),
    Math.max(...parts.map(({ bottom }) => bottom)),
  ];
  if (end > begin) showPart(Math.round(begin), Math.round(end));
  send(false);
}

const observer = new IntersectionObserver(look, { threshold: QUARTERS });
const view = document.createElement('div');
view.className = 'view';
for (let strip = 0; strip < STRIPS; strip++) {
  observer.observe(view.appendChild(document.createElement('div')));
}
document.body.append(view);

addEventListener('message', ({ source, data }) => {
  if (source === parent && data?.message === 'ready') send(true);
});
// It has no edge yet that would hide what is behind it.
showPart(0, innerHeight);
new ResizeObserver(() => send(false)).observe(document.body);
send(true);
