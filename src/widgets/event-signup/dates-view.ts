import { html, nothing, type TemplateResult } from 'lit';
import type { EventDate } from '../../protocol/events.ts';
import { isOver } from '../../rules/event-dates.ts';
import { leaveDate, takeDate } from '../../rules/event.ts';
import { grouped } from '../../ui/filling/field.ts';
import { countOf, lengthLimits } from '../../ui/filling/limits.ts';
import { idFor } from '../../ui/parts/ids.ts';
import { live } from '../../ui/parts/live.ts';
import { dateCard } from './date-card.ts';
import type { EventView } from './questions.ts';

const LIST = idFor('/dates');

/** The first field where a date is chosen; where there is only one, the line that tells it. */
export function datesTarget(view: EventView): string {
  const [first] = offered(view);
  return first && view.definition.dates.length > 1 ? dateTarget(first.id) : LIST;
}

/** A date that is over is not offered; who has chosen it before sees that, and can leave it. */
function offered({ definition, state, clock }: EventView): EventDate[] {
  return definition.dates.filter((date) => !isOver(date, clock()) || state.dates.includes(date.id));
}

export function dateTarget(date: string): string {
  return idFor(`/dates/${date}`);
}

/** What is told beside a date; it comes with the second act. */
export type Places = (date: EventDate, view: EventView) => unknown;

/** The dates to choose from, each with the places that are left; a single one is just told. */
export function datesView(view: EventView, places: Places | undefined): TemplateResult {
  const { definition, state, errors, say, f } = view;
  const { dates, maxDates = 1, waitingList } = definition;
  const [only] = dates;
  // Told in a moment, as its words come with the second act: what stands below does not move then.
  const beside = (date: EventDate) =>
    places?.(date, view) ??
    ((definition.links?.places ?? date.placesLeft) === undefined
      ? nothing
      : html`<span>&nbsp;</span>`);
  const targets = [datesTarget(view), ...dates.map(({ id }) => dateTarget(id))];
  const error = targets.map((target) => errors.get(target)).find((one) => one !== undefined);
  if (dates.length === 1 && only) {
    return html`<div id=${LIST} tabindex="-1">
      <strong class="unseen">${say('when')}:</strong> ${dateCard(only, beside(only), view)}
      ${error ? html`<p class="error">${live(error)}</p>` : nothing}
    </div>`;
  }
  const label = { value: say('dateHeading'), lang: f.lang };
  const limits =
    maxDates > 1
      ? lengthLimits({ minLength: 1, maxLength: maxDates }, state.dates.length, view)
      : undefined;
  return grouped(
    { id: LIST, label, limits, error },
    html`<div class="dates">
      ${offered(view).map((date) => {
        const chosen = state.dates.includes(date.id);
        return dateCard(date, beside(date), view, {
          id: dateTarget(date.id),
          name: LIST,
          type: maxDates === 1 ? 'radio' : 'checkbox',
          chosen,
          off: !chosen && (date.cancelled || (date.placesLeft === 0 && waitingList === false)),
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
