import type { TemplateResult } from 'lit';
import type { FieldOf } from '../../../protocol/fields.ts';
import type { Typing } from '../../../rules/typing.ts';
import { choiceTemplate } from '../../parts/choice.ts';
import { shown } from '../../parts/shown.ts';
import { countOf, lengthLimits } from '../limits.ts';
import { grouped } from '../field.ts';
import { partsOf, type FieldContext, type FieldKind } from './kind.ts';

type ChoiceKind = 'single-choice' | 'multiple-choice';

function choices<S extends Typing>(context: FieldContext<FieldOf<ChoiceKind>, S>): TemplateResult {
  const { field, answer, view, id, put } = context;
  const several = field.kind === 'multiple-choice';
  const chosen = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
  const toggle = (option: string, on: boolean) => {
    const rest = chosen.filter((one) => one !== option);
    const next = on ? [...rest, option] : rest;
    const { maxLength } = field.kind === 'multiple-choice' ? field : {};
    const said = maxLength === undefined ? undefined : countOf(next.length, maxLength, view);
    view.change(put(view.now(), several ? next : option), said);
  };
  const limits = several ? lengthLimits(field, chosen.length, view) : undefined;
  return grouped(
    partsOf(context, limits),
    field.options.map((option, index) =>
      choiceTemplate({
        id: `${id}-${index}`,
        name: id,
        type: several ? 'checkbox' : 'radio',
        checked: chosen.includes(option.id),
        label: shown(view.t(option.label)),
        onToggle: (on) => toggle(option.id, on),
      }),
    ),
  );
}

/** One of several, or some of them. */
const choiceKind: FieldKind<ChoiceKind> = {
  template: choices,
  shown: (answer, { options }, { f, t }) => {
    const chosen = Array.isArray(answer) ? answer : [answer];
    return f.list(
      options.filter(({ id }) => chosen.includes(id)).map(({ label }) => t(label).value),
    );
  },
};

/** In a file of their own: those who ask for nothing but text need none of it. */
export const choiceKinds = {
  'single-choice': choiceKind,
  'multiple-choice': choiceKind,
};
