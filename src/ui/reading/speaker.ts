import type { Sentence } from './sentences.ts';
import { voiceFor } from './voices.ts';

/** Somebody listens; there is one voice in a browser, and so one turn on a page. */
interface Turn {
  readonly onEnd: () => void;
  /** Kept: browsers forget what nobody holds, and never say that it ended. */
  utterance?: SpeechSynthesisUtterance;
  marked?: Element;
}

const NAME = 'samskab-reading';
const MARK = 'data-reading';

let turn: Turn | undefined;

/**
 * Reads sentences aloud, one after the other, and marks the one that is read. What was read before
 * ends. What there is no voice for is left out.
 */
export function speak(sentences: readonly Sentence[], onEnd: () => void): void {
  hush();
  const mine: Turn = (turn = { onEnd });
  addEventListener('keydown', hushByKey, true);
  addEventListener('pagehide', hush);
  const say = (at: number) => {
    if (turn !== mine) return;
    const sentence = sentences[at];
    // What was drawn anew, or is gone, is not what somebody began to hear.
    if (!sentence || isGone(sentence.range)) return hush();
    const voice = voiceFor(sentence.lang);
    if (!voice) return say(at + 1);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    Object.assign(utterance, { voice, lang: voice.lang });
    utterance.addEventListener('end', () => say(at + 1));
    utterance.addEventListener('error', () => turn === mine && hush());
    mine.utterance = utterance;
    mark(mine, sentence);
    speechSynthesis.speak(utterance);
  };
  say(0);
}

/** Ends what is read. */
export function hush(): void {
  const ended = turn;
  if (!ended) return;
  turn = undefined;
  removeEventListener('keydown', hushByKey, true);
  removeEventListener('pagehide', hush);
  speechSynthesis.cancel();
  mark(ended);
  ended.onEnd();
}

/** Ends what is read where it is no longer on the page. */
export function hushIfGone(range: Range): void {
  if (isGone(range)) hush();
}

/** Whether other words stand where it was, or nothing does. */
function isGone({ startContainer, collapsed }: Range): boolean {
  return collapsed || !startContainer.isConnected;
}

function hushByKey({ key }: KeyboardEvent): void {
  if (key === 'Escape') hush();
}

/** The sentence, where the browser can; else what is around it. */
function mark(turn: Turn, sentence?: Sentence): void {
  const highlights = 'highlights' in CSS ? CSS.highlights : undefined;
  highlights?.delete(NAME);
  turn.marked?.removeAttribute(MARK);
  if (!sentence) return;
  if (highlights) return void highlights.set(NAME, new Highlight(sentence.range));
  turn.marked = sentence.block;
  sentence.block.setAttribute(MARK, '');
}
