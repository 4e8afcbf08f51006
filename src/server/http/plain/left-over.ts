import type { Fields } from '../fields.ts';
import type { Item } from '../catalogue.ts';
import { escapeHtml } from '../html.ts';
import { shown } from './parts.ts';
import { CODE, KEY, STEP } from './review-html.ts';
import type { PlainView } from './view.ts';
import { VERSION, isOutdated } from './version.ts';
import { GIVEN, TICKED } from './voted/choosing.ts';

/** Where it stands on a page. */
export const LEFT_OVER = 'left-over';

/** What is no answer of a person's. */
const OWN = new Set([CODE, KEY, STEP, VERSION, 'receipt', 'was', 'forget', 'people']);
/** So much is told: no form ever had more. */
const MOST_TOLD = 50;

/**
 * What somebody wrote or chose where nothing is asked any more, as they filled in what was put anew
 * since: nothing else has it.
 *
 * @param html of all that is asked
 * @returns HTML; empty where the form has a field for all of it
 */
export function leftOverHtml(html: string, view: PlainView): string {
  const { typed, say } = view;
  if (typed.size === 0) return '';
  const fields = new Set([...html.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name));
  const isOurs = isOutdated(view);
  const left = [...typed].filter(
    ([name, value]) =>
      value.trim() !== '' &&
      isAnswer(name) &&
      !fields.has(escapeHtml(name)) &&
      // Of whoever does not come any more nothing is missing.
      (isOurs || !name.startsWith('people.')),
  );
  if (left.length === 0) return '';
  return `<section class="notice" id="${LEFT_OVER}" tabindex="-1"><p>${escapeHtml(say('leftOver'))}</p>${listHtml(left, view)}</section>`;
}

function isAnswer(name: string): boolean {
  return !OWN.has(name) && !name.startsWith('which.');
}

/** @returns what of a form somebody wrote, as HTML, where it can be read no more what was asked; empty where nothing is */
export function writtenHtml(typed: Fields): string {
  const written = [...typed].filter(([name, value]) => value.trim() !== '' && isAnswer(name));
  return written.length === 0 ? '' : listHtml(written);
}

function listHtml(entries: readonly (readonly [string, string])[], view?: PlainView): string {
  const lines = entries.slice(0, MOST_TOLD).map(([name, value]) => {
    if (name === TICKED) return itemName(value, view);
    if (name.startsWith(GIVEN)) return `${itemName(name.slice(GIVEN.length), view)}: <bdi>${escapeHtml(value)}</bdi>`; // prettier-ignore
    return `<bdi>${escapeHtml(name.slice(name.lastIndexOf('.') + 1))}</bdi>: <bdi>${escapeHtml(value)}</bdi>`;
  });
  return `<ul class="written">${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}

/** @returns HTML: what an item is called, if it is still there */
function itemName(id: string, view?: PlainView): string {
  const items =
    view && 'items' in view.definition ? (view.definition.items as readonly Item[]) : [];
  const item = items.find((one) => one.id === id);
  return item && view ? shown(view.t(item.name), view) : escapeHtml(id);
}
