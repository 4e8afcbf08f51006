import { html, nothing, type TemplateResult } from 'lit';
import type { Decision } from '../../protocol/decisions.ts';
import type { ResultItem } from '../../protocol/results.ts';
import { decidedWord } from '../../rules/decided.ts';
import { moneyOf, nameOf, type View } from './view.ts';

/** What was decided about one, beside what the count says of it: a sign and a sentence. */
export function decidedMark(item: ResultItem, view: View): TemplateResult | typeof nothing {
  const decision = view.results.decisions?.find((one) => one.item === item.id);
  if (!decision) return nothing;
  return html`<span class="after" part="decision"
    ><span aria-hidden="true">⚑</span> ${view.say('decided')}:
    ${decidedWords(item, decision, view)}</span
  >`;
}

/** @returns what was decided, as a sentence */
export function decidedWords(item: ResultItem, decision: Decision, view: View): string {
  return view.say(decidedWord(item, decision), {
    ...(decision.kind === 'incompatible' && decision.with !== undefined && { name: nameOf(decision.with, view) }), // prettier-ignore
    ...(decision.kind === 'part-funded' && { amount: moneyOf(decision.amount, view) }),
    cost: moneyOf(item.cost ?? 0, view),
  });
}
