import { html, nothing, type TemplateResult } from 'lit';
import type { Definition } from '../../protocol/resources.ts';
import { shown } from '../parts/shown.ts';
import type { Speech } from '../view.ts';

interface Step {
  readonly on: Date;
  readonly text: unknown;
  readonly done: boolean;
}

/**
 * What happens next, as leaves of a calendar: the first is of the day on which it arrived.
 * @param arrived milliseconds since 1970
 * @param now milliseconds since 1970, by the server's clock
 */
export function nextSteps(
  { closes, next = [], test }: Definition,
  arrived: number,
  now: number,
  { say, t, f }: Speech<'common' | 'ideaSending' | 'test'>,
): TemplateResult {
  const [first, today] = [dayOf(arrived), dayOf(now)];
  const steps: Step[] = next.map(({ on, text }) => {
    // A day, wherever one reads it.
    const day = new Date(`${on}T00:00`);
    return { on: day, text: shown(t(text)), done: day < today };
  });
  if (closes !== undefined) {
    const at = Date.parse(closes);
    steps.push({ on: new Date(at), text: say('openUntil', { closes }), done: at <= now });
  }
  const coming = steps
    .filter(({ on }) => on >= first)
    .sort((one, other) => dayOf(+one.on).getTime() - dayOf(+other.on).getTime());
  // "It will be counted" would not be so; the words are there, as the line above the title has them.
  const said = say(test ? 'isTest' : 'arrived');
  const here = { on: new Date(arrived), text: html`<b>${said}</b>`, done: true };
  return html`<ol class="next">
    ${[here, ...coming].map(
      ({ on, text, done }) => html`<li>${leaf(on, done, f.lang)} <span>${text}</span></li>`,
    )}
  </ol>`;
}

function leaf(on: Date, done: boolean, lang: string): TemplateResult {
  const day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
  const parts = new Map(day.formatToParts(on).map(({ type, value }) => [type, value]));
  return html`<time class=${done ? 'done' : nothing}
    ><span>${parts.get('month')}</span> <b>${parts.get('day')}</b></time
  >`;
}

/** @returns the beginning of a day, by the reader's own clock */
function dayOf(time: number): Date {
  return new Date(new Date(time).setHours(0, 0, 0, 0));
}
