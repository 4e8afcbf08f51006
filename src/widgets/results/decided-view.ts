import { html, nothing, type TemplateResult } from 'lit';
import type { Decision } from '../../protocol/decisions.ts';
import type { ResultItem } from '../../protocol/results.ts';
import { decidedWord } from '../../rules/decided.ts';
import { shown } from '../../ui/parts/shown.ts';
import { moneyOf, nameOf, type View } from './view.ts';

/** Everything that was decided after the count, each with who decided it, when and why. */
export function decidedView(view: View): TemplateResult | typeof nothing {
  const { results, items, say, t, f } = view;
  const { decisions = [] } = results;
  if (decisions.length === 0) return nothing;
  return html`
    <section class="stack decided" part="decisions">
      <h3>${say('decided')}</h3>
      <p class="hint">${say('decidedHint')}</p>
      <ul class="bullets">
        ${decisions.map((decision) => {
          const item = items.get(decision.item);
          return html`<li>
            <strong>${item ? shown(t(item.name)) : decision.item}</strong>
            <p>${item ? words(item, decision, view) : decision.kind}</p>
            <p>${say('because')}: ${shown(t(decision.because))}</p>
            <p class="hint">${say('by')}: ${shown(t(decision.by))}, ${f.date(decision.on)}</p>
          </li>`;
        })}
      </ul>
    </section>
  `;
}

/** What was decided about one, beside what the count says of it: a sign and a sentence. */
export function decidedMark(item: ResultItem, view: View): TemplateResult | typeof nothing {
  const decision = view.results.decisions?.find((one) => one.item === item.id);
  if (!decision) return nothing;
  return html`<span class="after" part="decision"
    ><span aria-hidden="true">⚑</span> ${view.say('decided')}: ${words(item, decision, view)}</span
  >`;
}

function words(item: ResultItem, decision: Decision, view: View): string {
  return view.say(decidedWord(item, decision), {
    ...(decision.kind === 'incompatible' && decision.with !== undefined && { name: nameOf(decision.with, view) }), // prettier-ignore
    ...(decision.kind === 'part-funded' && { amount: moneyOf(decision.amount, view) }),
    cost: moneyOf(item.cost ?? 0, view),
  });
}
