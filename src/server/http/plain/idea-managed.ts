import type { Receipt } from '../../../protocol/receipt.ts';
import { escapeHtml } from '../html.ts';
import { answerRows } from './answers/rows.ts';
import { listsOf, type IdeaView } from './idea-lists.ts';
import { rowsHtml } from './review-html.ts';

/** What whoever has the code sees of an idea: all but how to reach whose it is. */
export function managedIdea({ idea, received, withdrawn }: Receipt, view: IdeaView): string {
  const { say } = view;
  if (withdrawn || !idea) return `<p>${escapeHtml(say('wiped'))}</p>`;
  const { answers, persona = {} } = idea;
  const lists = listsOf({ ...view, state: { answers, persona, contact: {} } });
  const rows = lists
    .filter(({ group }) => group !== 'contact')
    .flatMap((list) => answerRows(list, view));
  const day = typeof received === 'string' ? `<p>${escapeHtml(say('receivedOn', { received }))}</p>` : ''; // prettier-ignore
  return day + rowsHtml(rows);
}
