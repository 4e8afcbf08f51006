import { amountsOf } from '../../../../rules/allocation.ts';
import { minorUnits } from '../../../../rules/currency.ts';
import { isSelected } from '../../../../rules/selections.ts';
import { pictureHtml, type Item } from '../../catalogue.ts';
import { escapeHtml } from '../../html.ts';
import { itemPath } from '../../links.ts';
import { moneyText } from '../../../money.ts';
import { attributes, choice, describedBy, errorLine, idOf, shown } from '../parts.ts';
import { numberInput } from '../typed.ts';
import { TICKED, isTicked, nameOf } from './choosing.ts';
import { targetOf } from './explain.ts';
import type { VotedView } from './voted-view.ts';

/** Up to this many steps a scale is a row of buttons to press; a longer one is typed. */
const LONGEST_SCALE = 11;

/** One thing to choose, with the field that chooses it; without one where nothing is asked. */
export function itemHtml(item: Item, view: VotedView): string {
  const { stored, definition, to, asks, errors } = view;
  const id = targetOf(item.id, definition);
  const link = to(itemPath(stored.resource, definition.id, item.id));
  const cost = 'cost' in item ? item.cost : undefined;
  const price = cost === undefined ? '' : `<b class="price">${escapeHtml(moneyText(cost, definition.currency, view.language))}</b>`; // prettier-ignore
  const kinds = [item.category, item.district].flatMap((text) => text === undefined ? [] : [`<bdi>${shown(view.t(text), view)}</bdi>`]); // prettier-ignore
  const parts = [
    pictured(item, view),
    `<div class="about"><h2 id="${id}-name"><a href="${escapeHtml(link)}">${shown(view.t(item.name), view)}</a></h2>`,
    kinds.length === 0 ? '' : `<p class="small">${kinds.join(' · ')}</p>`,
    item.description === undefined ? '' : `<p>${shown(view.t(item.description), view)}</p>`,
    limitsOf(item, id, view),
    errorLine(id, errors.get(id)),
    '</div>',
    asks ? control(item, id, price, view) : price && `<p class="foot">${price}</p>`,
  ];
  return `<li${errors.has(id) ? ' data-invalid' : ''}>${parts.join('')}</li>`;
}

/** Where the widget comes it shows the picture, and it is fetched once. */
function pictured({ picture }: Item, view: VotedView): string {
  if (!picture) return '';
  const html = pictureHtml(picture, view);
  return view.runs ? `<noscript>${html}</noscript>` : html;
}

function control(item: Item, id: string, price: string, view: VotedView): string {
  const { definition, state, say, errors } = view;
  const error = errors.get(id);
  if (isTicked(definition)) {
    const box = attributes({
      type: 'checkbox',
      id,
      name: TICKED,
      value: item.id,
      checked: isSelected(state, item.id),
      'aria-labelledby': `${id}-choose ${id}-name`,
      'aria-describedby': describedBy({ id, error }),
      'aria-invalid': error ? 'true' : undefined,
    });
    return `<label class="foot"><input${box} /> <span class="do" id="${id}-choose">${escapeHtml(say('choose'))}</span>${price}</label>`;
  }
  return `<div class="foot">${price}${field(item, nameOf(item.id), view)}</div>`;
}

function field(item: Item, name: string, view: VotedView): string {
  const { definition, say } = view;
  const id = idOf(name);
  const isShort = definition.method === 'scoring' && definition.maxPoints - (definition.minPoints ?? 0) < LONGEST_SCALE; // prettier-ignore
  if (isShort) return scale(item, name, view);
  const label = { ordinal: 'rankLabel', cumulative: 'pointsLabel', scoring: 'scoreLabel', allocation: 'amountLabel' } as const; // prettier-ignore
  const said = say(label[definition.method as keyof typeof label]);
  const input = numberInput(
    {
      name,
      currency: definition.method === 'allocation' ? definition.currency : undefined,
      labelledBy: `${id}-label ${id}-name`,
      describedBy: describedBy({
        id,
        hints: definition.method === 'allocation' ? [''] : [],
        error: view.errors.get(id),
      }),
    },
    view,
  );
  return `<label class="do" for="${id}" id="${id}-label">${escapeHtml(said)}</label>${input}`;
}

/** The scale as one row of equal parts, and apart from it that one does not know. */
function scale({ id: item }: Item, name: string, view: VotedView): string {
  const { definition, typed, say, f } = view;
  if (definition.method !== 'scoring') return '';
  const { minPoints = 0, maxPoints } = definition;
  const id = idOf(name);
  const now = typed.get(name) ?? '';
  const one = (value: string, label: string, at: string) =>
    choice({
      type: 'radio',
      name,
      value,
      id: `${id}-${at}`,
      checked: now === value,
      label: escapeHtml(label),
    });
  const values = Array.from({ length: maxPoints - minPoints + 1 }, (_, step) => minPoints + step);
  const parts = values.map((value) => one(String(value), f.number(value), `s${value}`));
  return `<fieldset class="scale do" id="${id}" tabindex="-1" aria-labelledby="${id}-name" aria-describedby="limits"><div class="parts">${parts.join('')}</div><p class="ends hint" aria-hidden="true"><span>${escapeHtml(say('lowest', { points: minPoints }))}</span><span>${escapeHtml(say('highest', { points: maxPoints }))}</span></p>${one('', say('noOpinion'), `none-${idOf(item)}`)}</fieldset>`;
}

/** How much it can be given. */
function limitsOf(item: Item, id: string, { definition, say, f, asks }: VotedView): string {
  if (definition.method !== 'allocation' || !asks) return '';
  const { currency } = definition;
  const amounts = amountsOf(item as never, definition, minorUnits(currency));
  const limit = amounts.min > 0 ? 'amountBetween' : 'amountUpTo';
  const step = say('offStep', { step: f.money(amounts.step, currency) });
  return `<p class="hint" id="${id}-hint">${escapeHtml(`${say(limit, { ...amounts, currency })} · ${step}`)}</p>`;
}
