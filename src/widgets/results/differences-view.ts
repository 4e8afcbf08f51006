import { html, type TemplateResult } from 'lit';
import type { Difference } from '../../counting/recounting/difference.ts';
import { bullets } from './why-view.ts';
import { moneyOf, nameOf, scoreOf, type View } from './view.ts';

/** More than these nobody reads; what comes first is what was chosen and for how much. */
const MOST_TOLD = 20;

/** Everything that came out otherwise than it was published, by the words that the result has for it. */
export function differencesView(differences: readonly Difference[], view: View): TemplateResult {
  const lines = [...new Set(differences.map((one) => lineOf(one, view)))];
  const more = lines.length > MOST_TOLD ? ['…'] : [];
  const told = [...lines.slice(0, MOST_TOLD), ...more];
  return html`<div>
    ${bullets(
      view.say('differentHint'),
      told.map((line) => html`<bdi>${line}</bdi>`),
    )}
  </div>`;
}

function lineOf({ path, published, counted }: Difference, view: View): string {
  const what = labelOf(path, view);
  const part = path.at(-1);
  if (typeof published !== 'number' || typeof counted !== 'number') return what;
  const value = (number: number) => valueOf(number, String(part), view);
  return view.say('differs', { what, here: value(counted), published: value(published) });
}

function valueOf(value: number, part: string, view: View): string {
  if (['cost', 'spent', 'left', 'budget', 'share'].includes(part)) return moneyOf(value, view);
  return part === 'score' || part === 'mean' ? scoreOf(value, view) : view.f.number(value);
}

function labelOf([part, id, of]: Difference['path'], view: View): string {
  const { say } = view;
  switch (part) {
    case 'items':
      return id === undefined ? say('what') : `${nameOf(String(id), view)} – ${ofItem(of, view)}`;
    case 'ballots':
    case 'blank':
    case 'spent':
    case 'left':
    case 'pairs':
    case 'stages':
    case 'other':
      return say(part);
    case 'budgets':
    case 'exclusive':
    case 'reserve':
    case 'ties':
    case 'share':
    case 'comparison':
    case 'allWouldFit':
      return say('how');
    case 'fairness':
      return say('fair');
    case 'turnout':
    case 'receipts':
    case 'log':
      return say('tookPart');
    case 'sha256':
      return say('otherFile');
    default:
      return String(part);
  }
}

function ofItem(part: string | number | undefined, { say }: View): string {
  switch (part) {
    case 'votes':
    case 'score':
    case 'mean':
      return say(part);
    case 'copeland':
      return say('wins');
    case 'cost':
      return say('price');
    case undefined:
    case 'selected':
    case 'place':
      return say('result');
    case 'why':
    case 'sufficient':
      return say('why');
    default:
      return say('what');
  }
}
