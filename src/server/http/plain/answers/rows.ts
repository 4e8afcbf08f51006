import type { Answer, Field } from '../../../../protocol/fields.ts';
import { answerTo } from '../../../../rules/answers.ts';
import { escapeHtml } from '../../html.ts';
import type { PlainRow } from '../form.ts';
import { shown } from '../parts.ts';
import type { PlainView } from '../view.ts';
import type { Questions } from './questions.ts';

/** The answers of a list, for a last look; of a person only what was answered. */
export function answerRows({ fields, answers, who }: Questions, view: PlainView): PlainRow[] {
  return fields.flatMap((field): PlainRow[] => {
    const answer = answerTo(answers, field.id);
    if (answer === undefined && who !== undefined) return [];
    const label = shown(view.t(field.label), view);
    const value = answer === undefined ? `<span class="quiet">${escapeHtml(view.say('notAnswered'))}</span>` : `<bdi>${escapeHtml(written(answer, field, view))}</bdi>`; // prettier-ignore
    return [{ label: who === undefined ? label : `${escapeHtml(who)}: ${label}`, value }];
  });
}

function written(answer: Answer, field: Field, view: PlainView): string {
  const { f, t, say } = view;
  switch (field.kind) {
    case 'consent':
      return say('yes');
    case 'date':
      return f.date(String(answer));
    case 'money':
      return f.money(Number(answer), field.currency);
    case 'number':
      return field.unit ? `${f.number(Number(answer))} ${t(field.unit).value}` : f.number(Number(answer)); // prettier-ignore
    case 'single-choice':
    case 'multiple-choice': {
      const chosen = Array.isArray(answer) ? answer : [answer];
      const labels = field.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => t(label).value); // prettier-ignore
      return f.list(labels);
    }
    default:
      return String(answer);
  }
}
