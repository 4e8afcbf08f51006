/**
 * `<iframe data-samskab src="…">` finds its height. The page in it sends that, a number and nothing else,
 * and is told which part of it is on screen. Fetched where a page has such a frame.
 */

/** CSS pixels: what is below is no page, and above is a mistake, or worse. */
const LEAST = 40;
const MOST = 30_000;

const frames = new Set<HTMLIFrameElement>();
/** Of each since when it is waited for, in milliseconds as of `performance.now`; 0 once it was heard. */
const since = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.frames')] ??=
  new WeakMap()) as WeakMap<Element, number>;
let isAsked = false;

/** From now on a frame is as high as what is in it. */
export function fit(frame: HTMLIFrameElement): void {
  const begin = () => {
    frames.add(frame);
    tell(frame);
  };
  since.set(frame, performance.now());
  // What was in it before it was seen here sends its height again when it is told; moved in the page
  // it loads anew.
  frame.addEventListener('load', begin);
  begin();
}

addEventListener('message', ({ source, data }) => {
  const frame = [...frames].find((one) => one.isConnected && one.contentWindow === source);
  if (!frame || typeof data !== 'number') return;
  since.set(frame, 0);
  // A page that has just come sends 0, to be told.
  if (data >= LEAST && data <= MOST) {
    const isWhole = getComputedStyle(frame).boxSizing === 'border-box';
    const edge = isWhole ? frame.offsetHeight - frame.clientHeight : 0;
    const height = `${Math.ceil(data) + edge}px`;
    if (frame.style.height !== height) frame.style.setProperty('height', height);
  }
  tell(frame);
});

/** Where it begins and ends on screen, from its own top: two numbers, which anybody may know. */
function tell(frame: HTMLIFrameElement): void {
  const { top } = frame.getBoundingClientRect();
  const shift = top + frame.clientTop;
  const begin = Math.max(0, -shift);
  const end = Math.min(frame.clientHeight, innerHeight - shift);
  if (end > begin) frame.contentWindow?.postMessage([begin, end].map(Math.round), '*');
}

function tellAll(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    for (const frame of frames) {
      if (frame.isConnected) tell(frame);
      else frames.delete(frame);
    }
  });
}

for (const type of ['scroll', 'resize']) {
  addEventListener(type, tellAll, { capture: true, passive: true });
}
