import { dateFormat } from '../../../../i18n/format.ts';
import type { EventDate } from '../../../../protocol/events.ts';
import { isOver } from '../../../../rules/event-dates.ts';
import { pictureHtml } from '../../catalogue.ts';
import { escapeHtml } from '../../html.ts';
import { attributes, describedBy, errorLine, idOf, shown } from '../parts.ts';
import { lengthWords } from '../voted/limits.ts';
import type { EventView } from './event-view.ts';
import { placeWords } from './place-words.ts';

/** What the dates that are taken are called in a form. */
export const DATE = 'date';

export function dateId(date: string): string {
  return idOf(`${DATE}.${date}`);
}

/** @returns what a date is called, in one line, by the clock of where it is */
export function dateName(date: EventDate, view: Pick<EventView, 'definition' | 'f' | 't'>): string {
  const { label } = date;
  return label === undefined
    ? spanOf(date, view)
    : `${view.t(label).value} · ${spanOf(date, view)}`;
}

function spanOf(
  { starts, ends }: EventDate,
  { definition, f }: Pick<EventView, 'definition' | 'f'>,
): string {
  const [offset = 'UTC'] = /[+-]\d\d:\d\d$/.exec(starts) ?? [];
  const format = dateFormat(f.lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: definition.timeZone ?? offset,
  });
  // From when to when stays in one line.
  return format
    .formatRange(new Date(starts), new Date(ends))
    .replace(/(\d)–(\d)/g, '$1\u2060–\u2060$2')
    .replace(/\s(\p{L}{1,2})$/u, '\u00a0$1');
}

/** The first field where a date is taken; where there is only one, all of it. */
export function datesTarget({ definition }: EventView): string {
  const [first, second] = definition.dates;
  return first && second ? dateId(first.id) : DATE;
}

/** The dates to choose from, each with the places that are left; a single one is just told. */
export function datesHtml(view: EventView): string {
  const { definition, state, say, now, errors, standing } = view;
  const { dates, maxDates = 1 } = definition;
  const shown = (date: EventDate) => state.dates.includes(date.id) || standing?.has(date.id);
  const offered = dates.filter((date) => !isOver(date, now) || shown(date));
  const limits = maxDates > 1 ? lengthWords({ minLength: 1, maxLength: maxDates }, view) : [];
  const list = offered.map((date) => dateHtml(date, dates.length > 1, view)).join('');
  const hint = limits.length === 0 ? '' : `<p class="hint">${limits.map(escapeHtml).join('')}</p>`;
  return `<fieldset class="field wide" id="${DATE}" tabindex="-1"><legend>${escapeHtml(say('dateHeading'))}</legend>${hint}${errorLine(DATE, errors.get(DATE))}<ul class="cards">${list}</ul></fieldset>`;
}

function dateHtml(date: EventDate, isChoice: boolean, view: EventView): string {
  const { definition, state, say, asks, errors, t, runs, standing } = view;
  const { maxDates = 1, waitingList } = definition;
  const id = dateId(date.id);
  const error = errors.get(id);
  const checked = state.dates.includes(date.id);
  // Whoever has it may leave it, and take it again.
  const held = standing?.has(date.id) ?? false;
  const full = date.placesLeft === 0 && waitingList === false && !held;
  const picture = date.picture ? pictureHtml(date.picture, view) : '';
  const name = date.label === undefined ? escapeHtml(spanOf(date, view)) : shown(t(date.label), view); // prettier-ignore
  const parts = [
    picture && runs ? `<noscript>${picture}</noscript>` : picture,
    `<div class="about"><h2 id="${id}-name">${name}</h2>`,
    date.label === undefined ? '' : `<p id="${id}-when">${escapeHtml(spanOf(date, view))}</p>`,
    date.description === undefined ? '' : `<p>${shown(t(date.description), view)}</p>`,
    placesHtml(date, id, view),
    errorLine(id, error),
    '</div>',
  ];
  if (asks && isChoice) {
    const box = attributes({
      type: maxDates === 1 ? 'radio' : 'checkbox',
      id,
      name: DATE,
      value: date.id,
      checked,
      disabled: !checked && (date.cancelled || full),
      'aria-labelledby': `${id}-choose ${id}-name${date.label === undefined ? '' : ` ${id}-when`}`,
      'aria-describedby': describedBy({ id, hints: [''], error }),
    });
    parts.push(`<label class="foot"><input${box} /> <span class="do" id="${id}-choose">${escapeHtml(say('choose'))}</span></label>`); // prettier-ignore
  }
  return `<li${error ? ' data-invalid' : ''}>${parts.join('')}</li>`;
}

function placesHtml(date: EventDate, id: string, view: EventView): string {
  const { definition, say, now, standing } = view;
  const { placesLeft, waiting, cancelled } = date;
  const own = standing?.get(date.id);
  const said = () => {
    if (own) return placeWords(own, cancelled === true, view);
    if (cancelled) return say('calledOff');
    if (isOver(date, now)) return say('dateOver');
    if (placesLeft === undefined) return '';
    if (placesLeft > 0) return say('placesLeft', { places: placesLeft });
    const waits = waiting ? `, ${say('waits', { count: waiting })}` : '';
    const may = definition.waitingList === false ? '' : `. ${say('mayWait')}`;
    return say('fullUp') + waits + may;
  };
  const text = said();
  return `<p id="${id}-hint"><b>${escapeHtml(text)}</b></p>`;
}
