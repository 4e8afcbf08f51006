import type { Stored } from '../../storage/queries/definitions.ts';
import { phaseOf } from '../definitions.ts';
import { Recent } from '../recent.ts';
import type { PlainForm } from './form.ts';
import { formHtml } from './form-html.ts';
import type { PlainView } from './view.ts';

/** Of the forms that were drawn lately so much is at hand, in characters: four of ten thousand items. */
const AT_HAND = 20_000_000;

const drawn = new Recent<string>(AT_HAND, ({ length }) => length);

/** A definition that changes is another object: see `queries/definitions.ts`. */
const numbers = new WeakMap<Stored, number>();
let last = 0;

/**
 * @param view in which nothing was typed
 * @returns what `formHtml` does; the same as before where nothing that it depends on has changed, as a
 * thousand items take longer to draw than all else that a page takes
 */
export function drawnForm<V extends PlainView>(
  form: PlainForm,
  view: V,
  isPublished: boolean,
): string {
  // Places go all the time.
  if (form.fresh) return formHtml(form, view, isPublished);
  const { stored, language, to, now, asks, runs } = view;
  const number = numbers.get(stored) ?? ++last;
  numbers.set(stored, number);
  // How its links begin, and end where a language was chosen.
  const links = to(`/${stored.resource}/`);
  const key = [number, language, links, phaseOf(stored, now), asks, runs, isPublished].join(' ');
  const html = drawn.get(key) ?? formHtml(form, view, isPublished);
  drawn.set(key, html);
  return html;
}
