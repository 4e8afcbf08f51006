import { attributes, shown } from '../parts.ts';
import type { PlainView } from '../view.ts';
import { forgetHtml } from './changing.ts';
import { fieldHtml } from './field.ts';
import type { Questions } from './questions.ts';

/**
 * A list of questions below its heading; where nothing can be filled in, what is or was asked.
 * @param heading HTML
 * @param before HTML, between the two
 */
export function questionsHtml(
  { fields, group, who }: Questions,
  heading: string,
  view: PlainView,
  before = '',
  id?: string,
): string {
  const asked = view.asks
    ? fields.map((field) => fieldHtml(field, group, view)).join('') + forgetHtml(group, view)
    : `<ul>${fields.map(({ label }) => `<li>${shown(view.t(label), view)}</li>`).join('')}</ul>`;
  const name = who === undefined ? undefined : `${group}-name`;
  const marks = attributes({
    id,
    tabindex: id && '-1',
    role: name && 'group',
    'aria-labelledby': name,
  });
  return `<section class="stack"${marks}><h2${attributes({ id: name })}>${heading}</h2>${before}${asked}</section>`;
}
