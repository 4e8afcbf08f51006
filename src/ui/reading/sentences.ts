/** Something to read in one breath, and where it stands. */
export interface Sentence {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  readonly range: Range;
  /** The nearest element around it that is a block. */
  readonly block: Element;
}

/** A piece of text on the page. */
interface Piece {
  readonly node: Text;
  readonly lang: string;
  readonly block: Element;
}

/** What is for hands and not for ears, and what says how far one is. */
const LEFT_OUT = [
  'button, input, select, textarea, svg, script, style, dialog:not([open])',
  '[hidden], [aria-hidden="true"], [role="status"], details:not([open]) > :not(summary)',
  '.more, [part~="languages"], [part~="tools"], [part~="status"], [part~="listen"]',
].join();

/**
 * @param lang of what says nothing of its language itself
 * @returns what can be read of an element, in the order of the page, a sentence at a time
 */
export function sentencesOf(element: Element, lang: string): Sentence[] {
  const sentences: Sentence[] = [];
  let run: Piece[] = [];
  for (const piece of pieces(element, lang, element)) {
    const [first] = run;
    if (first && (first.block !== piece.block || first.lang !== piece.lang)) {
      sentences.push(...split(run));
      run = [];
    }
    run.push(piece);
  }
  return [...sentences, ...split(run)];
}

function* pieces(node: Node, lang: string, block: Element): Generator<Piece> {
  if (node instanceof Text) return yield { node, lang, block };
  if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
  const { display, visibility } = getComputedStyle(node);
  if (display === 'none' || visibility === 'hidden') return;
  const own = node.getAttribute('lang') || lang;
  const around = /^(inline|contents)/.test(display) ? block : node;
  const given = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
  for (const child of given.length > 0 ? given : node.childNodes) yield* pieces(child, own, around);
}

function split(run: readonly Piece[]): Sentence[] {
  const [first] = run;
  if (!first) return [];
  const { lang, block } = first;
  const whole = run.map(({ node }) => node.data).join('');
  return segments(whole, lang).flatMap(({ segment, index }) => {
    // What sets names apart from the words around them is for the eye.
    const text = segment.replace(/[\u2066-\u2069\u00AD]/g, '').replace(/\s+/g, ' ').trim(); // prettier-ignore
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const blank = segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    return [{ text, lang, block, range: rangeOf(run, index + blank, end) }];
  });
}

/** Browsers that cannot tell sentences apart read a paragraph at a time. */
function segments(text: string, lang: string): readonly { segment: string; index: number }[] {
  if (!('Segmenter' in Intl)) return [{ segment: text, index: 0 }];
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)];
}

function rangeOf(run: readonly Piece[], start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const { node } of run) {
    const after = at + node.data.length;
    if (at <= start && start < after) range.setStart(node, start - at);
    if (at < end && end <= after) range.setEnd(node, end - at);
    at = after;
  }
  return range;
}
