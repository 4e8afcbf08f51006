/**
 * What a hosted page runs in a frame: it sends its height to the page around it, a number and nothing
 * else. That page may say which part of it is on screen: then it scrolls there, and what sticks to an
 * edge stands at the edge of that part. Where nobody answers, it scrolls in itself as any page.
 */
const root = document.documentElement;
let [shown, sent, isFramed] = ['', 0, false];

/** @returns what the page is high, in CSS pixels */
export function ownHeight(): number {
  return Math.ceil(root.getBoundingClientRect().height);
}

/** Puts what sticks to an edge at the edge of what is on screen, from the page's own top, in CSS pixels. */
export function showPart(begin: number, end: number): void {
  // Without it the page would be at least as high as its frame, and never lower again.
  root.classList.add('framed');
  const now = `${begin} ${innerHeight - end}`;
  if (now === shown) return;
  shown = now;
  root.style.setProperty('--samskab-shown-top', `${begin}px`);
  root.style.setProperty('--samskab-shown-bottom', `${Math.max(0, innerHeight - end)}px`);
}

function send(): void {
  const height = ownHeight();
  if (!isFramed || height === sent) return;
  sent = height;
  parent.postMessage(height, '*');
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent || !isPart(data)) return;
  showPart(data[0], data[1]);
  isFramed = true;
  send();
});

/** From where to where it is on screen, in its own pixels. */
function isPart(data: unknown): data is [number, number] {
  const isRight = (one: unknown) => typeof one === 'number' && one >= 0 && one < 100_000;
  return Array.isArray(data) && data.length === 2 && data.every(isRight) && data[0] < data[1];
}

new ResizeObserver(send).observe(document.body);
// No height: who hears it tells what is on screen.
parent.postMessage(0, '*');
