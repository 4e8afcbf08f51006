import { html, nothing, type TemplateResult } from 'lit';
import { shown } from '../../ui/parts/shown.ts';
import { decidedWords } from './decided-mark.ts';
import { fold } from './fold.ts';
import { nameOf, type View } from './view.ts';

/** Everything that was decided after the count, each with who decided it, when and why. */
export function decidedView(view: View): TemplateResult | typeof nothing {
  const { results, items, say, t, f } = view;
  const { decisions = [] } = results;
  if (decisions.length === 0) return nothing;
  const names = decisions.map(({ item }) => nameOf(item, view));
  return fold(
    'decisions',
    say('decided'),
    f.list(names),
    html`
      <p class="quiet">${say('decidedHint')}</p>
      <ul class="bullets">
        ${decisions.map((decision) => {
          const item = items.get(decision.item);
          return html`<li>
            <strong>${item ? shown(t(item.name)) : decision.item}</strong>
            <p>${item ? decidedWords(item, decision, view) : decision.kind}</p>
            <p>${say('because')}: ${shown(t(decision.because))}</p>
            <p class="hint">${say('by')}: ${shown(t(decision.by))}, ${f.date(decision.on)}</p>
          </li>`;
        })}
      </ul>
    `,
  );
}
