import { html, nothing, type TemplateResult } from 'lit';
import { currencySign } from '../../../i18n/format.ts';
import type { FieldOf } from '../../../protocol/fields.ts';
import type { Typing } from '../../../rules/typing.ts';
import { stepperStyles } from '../../parts/stepper-styles.ts';
import { styled } from '../../parts/styled.ts';
import { shown } from '../../parts/shown.ts';
import { describedBy, labelled } from '../field.ts';
import { typedInput } from '../typed-input.ts';
import type { TypedInput } from '../../view.ts';
import { partsOf, type FieldContext, type FieldKind, type FieldSpeech } from './kind.ts';

type NumberKind = 'number' | 'money';

function numeric<S extends Typing>(context: FieldContext<FieldOf<NumberKind>, S>): TemplateResult {
  const { field, pointer, answer, view, put } = context;
  const input: Omit<TypedInput<S>, 'describedBy' | 'invalid'> = {
    pointer,
    currency: field.kind === 'money' ? field.currency : undefined,
    value: typeof answer === 'number' ? answer : undefined,
    empty: undefined,
    put,
    required: field.required,
    decimals: field.kind === 'number' && (field.step ?? 1) % 1 !== 0,
  };
  const error = view.reader()?.problem(input, view) ?? context.error;
  const parts = partsOf({ ...context, error }, limits(field, view));
  return labelled(
    parts,
    html`<span class="with-unit" ${styled(stepperStyles)}>
        ${typedInput(
          { ...input, describedBy: describedBy(parts), invalid: error !== undefined },
          view,
        )}
        ${unitOf(field, view)}
      </span>
      ${view.reader()?.which?.(input, view, view.focusOn)}`,
  );
}

function unitOf(field: FieldOf<NumberKind>, { t, f }: FieldSpeech) {
  if (field.kind === 'money') return html`<span>${currencySign(field.currency, f.lang)}</span>`;
  return field.unit ? shown(t(field.unit)) : nothing;
}

function written(value: number, field: FieldOf<NumberKind>, { f }: FieldSpeech): string {
  return field.kind === 'money' ? f.money(value, field.currency) : f.number(value);
}

function limits(field: FieldOf<NumberKind>, speech: FieldSpeech): string | undefined {
  const { say } = speech;
  const { min, max } = field;
  const step = field.kind === 'number' && field.step !== undefined ? field.step : undefined;
  const said = [
    min === undefined ? undefined : say('tooSmall', { limit: written(min, field, speech) }),
    max === undefined ? undefined : say('tooLarge', { limit: written(max, field, speech) }),
    step === undefined || step === 1
      ? undefined
      : say('offStep', { step: written(step, field, speech) }),
  ].filter((limit) => limit !== undefined);
  return said.length > 0 ? said.join(' · ') : undefined;
}

/** A number, or an amount of money. */
export const numberKind: FieldKind<NumberKind> = {
  template: numeric,
  shown: (answer, field, speech) => {
    if (typeof answer !== 'number') return String(answer);
    const said = written(answer, field, speech);
    return field.kind === 'number' && field.unit ? `${said} ${speech.t(field.unit).value}` : said;
  },
  written,
};
