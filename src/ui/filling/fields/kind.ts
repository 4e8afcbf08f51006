import type { TemplateResult } from 'lit';
import type { Answer, Field, FieldOf } from '../../../protocol/fields.ts';
import type { RuleProblem } from '../../../protocol/problem.ts';
import type { Typing } from '../../../rules/typing.ts';
import type { FieldParts } from '../field.ts';
import type { Speech, View } from '../../view.ts';

export type FieldSpeech = Speech<'fields' | 'choosing' | 'steps' | 'common'>;
/** The last look has words of its own, which come with the second act. */
export type ReviewSpeech = Speech<
  'fields' | 'choosing' | 'steps' | 'common' | 'sending' | 'fieldsSending' | 'rareKinds'
>;

/** One question as it stands: what was answered and what is wrong with that. */
export interface FieldContext<F extends Field = Field, S extends Typing = Typing> {
  readonly field: F;
  /** Such as `/answers/age`; the element has its id. */
  readonly pointer: string;
  readonly id: string;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  readonly view: View<unknown, S, 'fields' | 'choosing' | 'steps' | 'common'>;
  /** The token for `autocomplete`, where browsers know the answer. */
  readonly autocomplete?: AutoFill | undefined;
  /** What is drawn around the input of a long text. */
  readonly around?: ((input: TemplateResult) => TemplateResult) | undefined;
  /** Puts an answer, or takes it away. */
  readonly put: (state: S, answer: Answer | undefined) => S;
}

/** What a kind of question looks like, and how its answer is read out. */
export interface FieldKind<K extends Field['kind'] = Field['kind']> {
  readonly template: <S extends Typing>(context: FieldContext<FieldOf<K>, S>) => TemplateResult;
  /** @returns the answer as a person reads it, for a last look */
  readonly shown: (answer: Answer, field: FieldOf<K>, speech: ReviewSpeech) => unknown;
  /** How a bound in a problem is written; a bare number unless given. */
  readonly written?: (value: number, field: FieldOf<K>, speech: FieldSpeech) => string;
  /** @returns what is wrong, in words of the kind's own; undefined where the usual ones will do */
  readonly problem?: (
    problem: RuleProblem,
    field: FieldOf<K>,
    speech: ReviewSpeech,
  ) => string | undefined;
}

/** @returns what a kind of question looks like, once it is here */
export type KindOf = (field: Field) => FieldKind | undefined;

/** What stands around a question, whoever answers it. */
export interface Asked {
  readonly field: Field;
  readonly id: string;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  readonly view: FieldSpeech;
}

/** @param limits what may be answered, said before it is */
export function partsOf(
  { field, id, error, view: { t, say } }: Asked,
  limits?: string,
): FieldParts {
  return {
    id,
    error,
    limits,
    label: t(field.label),
    hint: field.hint === undefined ? undefined : t(field.hint),
    optional: field.required ? undefined : say('optional'),
  };
}
