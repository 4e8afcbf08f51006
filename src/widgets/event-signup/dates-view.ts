import { html, nothing, type TemplateResult } from 'lit';
import type { EventDate, EventDefinition } from '../../protocol/events.ts';
import { householdSize, leaveDate, takeDate } from '../../rules/event.ts';
import { grouped } from '../../ui/filling/field.ts';
import { countOf, lengthLimits } from '../../ui/filling/limits.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { idFor } from '../../ui/parts/ids.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { EventView } from './questions.ts';

const LIST = idFor('/dates');

/** The first field where a date is chosen; where there is only one, the line that tells it. */
export function datesTarget({ dates }: EventDefinition): string {
  const [first, second] = dates;
  return first && second ? dateTarget(first.id) : LIST;
}

export function dateTarget(date: string): string {
  return idFor(`/dates/${date}`);
}

/** The dates to choose from, each with the places that are left; a single one is just told. */
export function datesView(view: EventView): TemplateResult {
  const { definition, state, errors, say, f } = view;
  const { dates, maxDates = 1 } = definition;
  const [only] = dates;
  const targets = [datesTarget(definition), ...dates.map(({ id }) => dateTarget(id))];
  const error = targets.map((target) => errors.get(target)).find((one) => one !== undefined);
  if (dates.length === 1 && only) {
    return html`<p id=${LIST} tabindex="-1">
      <strong>${say('when')}:</strong> ${dateLabel(only, view)} ${places(only, view)}
      ${error ? html`<span class="error">${live(error)}</span>` : nothing}
    </p>`;
  }
  const label = { value: say('dateHeading'), lang: f.lang };
  const limits =
    maxDates > 1
      ? lengthLimits({ minLength: 1, maxLength: maxDates }, state.dates.length, view)
      : undefined;
  return grouped(
    { id: LIST, label, limits, error },
    html`<div class="dates">
      ${dates.map((date) => {
        const chosen = state.dates.includes(date.id);
        return choiceTemplate({
          id: dateTarget(date.id),
          name: LIST,
          type: maxDates === 1 ? 'radio' : 'checkbox',
          checked: chosen,
          disabled: !chosen && isClosed(date, definition),
          label: html`${dateLabel(date, view)} ${places(date, view)}`,
          onToggle: (on) => {
            const before = view.now();
            const next = on ? takeDate(before, date.id, definition) : leaveDate(before, date.id);
            const many = next.dates.length;
            view.change(next, maxDates > 1 ? countOf(many, maxDates, view) : undefined);
          },
        });
      })}
    </div>`,
  );
}

/** @returns what a date is called, in one line */
export function dateName(date: EventDate, { definition, f, t }: EventView): string {
  const span = f.span(date.starts, date.ends, definition.timeZone);
  return date.label === undefined ? span : `${t(date.label).value} · ${span}`;
}

function dateLabel(date: EventDate, { definition, f, t }: EventView) {
  const span = f.span(date.starts, date.ends, definition.timeZone);
  return date.label === undefined ? span : html`<strong>${shown(t(date.label))}</strong> · ${span}`;
}

/** What is known now; the server decides when it is sent. */
export function places({ placesLeft }: EventDate, { definition, state, say }: EventView) {
  // Told in a moment: what stands below does not move then.
  if (placesLeft === undefined) return definition.links?.places ? html`<br />&nbsp;` : nothing;
  const fits = placesLeft >= Math.max(householdSize(state) || 0, 1);
  const words = placesLeft > 0 ? say('placesLeft', { places: placesLeft }) : '';
  const waiting = say(definition.waitingList === false ? 'full' : 'waitingList');
  return html`<br /><span class="quiet"
      >${live(fits ? words : [words, waiting].filter(Boolean).join('. '))}</span
    >`;
}

function isClosed({ placesLeft }: EventDate, { waitingList = true }: EventDefinition): boolean {
  return placesLeft === 0 && !waitingList;
}
