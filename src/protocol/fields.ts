import * as v from 'valibot';
import { atMost, uniqueIds } from './checks.ts';
import { CountSchema, CurrencySchema, DaySchema, IdSchema, MoneySchema } from './definition.ts';
import { LONGEST_ANSWER, MOST_TICKED } from './grammar.ts';
import { TextSchema } from './text.ts';

/** Valibot drops these keys from answers: what was typed there would be lost in silence. */
const DROPPED = new Set(['__proto__', 'constructor', 'prototype']);

const common = {
  id: v.pipe(
    IdSchema,
    v.check(
      (id) => !DROPPED.has(id),
      'must be another id: this one means something to every program',
    ),
  ),
  label: TextSchema,
  hint: v.exactOptional(TextSchema),
  required: v.exactOptional(v.boolean()),
};

const textLimits = {
  /** In characters (code points). */
  minLength: v.exactOptional(CountSchema),
  maxLength: v.exactOptional(CountSchema),
};

const OptionSchema = v.object({ id: IdSchema, label: TextSchema });
export type Option = v.InferOutput<typeof OptionSchema>;

const options = v.pipe(v.array(OptionSchema), v.minLength(1));
const date = DaySchema;

const ShortText = v.object({ kind: v.literal('short-text'), ...common, ...textLimits });
const LongText = v.object({ kind: v.literal('long-text'), ...common, ...textLimits });
const SingleChoice = v.object({ kind: v.literal('single-choice'), ...common, options });
const MultipleChoice = v.object({
  kind: v.literal('multiple-choice'),
  ...common,
  options,
  /** How many may be ticked. */
  minLength: v.exactOptional(CountSchema),
  maxLength: v.exactOptional(CountSchema),
});
const NumberField = v.object({
  kind: v.literal('number'),
  ...common,
  min: v.exactOptional(v.number()),
  max: v.exactOptional(v.number()),
  /** 1 unless given: whole numbers. */
  step: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
  unit: v.exactOptional(TextSchema),
});
const MoneyField = v.object({
  kind: v.literal('money'),
  ...common,
  currency: CurrencySchema,
  min: v.exactOptional(MoneySchema),
  max: v.exactOptional(MoneySchema),
});
const Email = v.object({ kind: v.literal('email'), ...common });
const Telephone = v.object({ kind: v.literal('telephone'), ...common });
const DateField = v.object({
  kind: v.literal('date'),
  ...common,
  min: v.exactOptional(date),
  max: v.exactOptional(date),
});
const Consent = v.object({ kind: v.literal('consent'), ...common });

/** One question of a form. Its `kind` says what it takes. */
export const FieldSchema = v.variant('kind', [
  v.pipe(ShortText, atMost('minLength', 'maxLength')),
  v.pipe(LongText, atMost('minLength', 'maxLength')),
  v.pipe(SingleChoice, uniqueIds('options')),
  v.pipe(MultipleChoice, uniqueIds('options'), atMost('minLength', 'maxLength')),
  v.pipe(NumberField, atMost('min', 'max')),
  v.pipe(MoneyField, atMost('min', 'max')),
  Email,
  Telephone,
  v.pipe(DateField, atMost('min', 'max')),
  Consent,
]);
export type Field = v.InferOutput<typeof FieldSchema>;
export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** Which ways to reach a person are asked for, and which of them must be given. */
export const ContactSchema = v.object({
  name: v.exactOptional(v.picklist(['optional', 'required'])),
  email: v.exactOptional(v.picklist(['optional', 'required'])),
  telephone: v.exactOptional(v.picklist(['optional', 'required'])),
});
export type Contact = v.InferOutput<typeof ContactSchema>;

/**
 * What a person answered, by field id: text, a date (`YYYY-MM-DD`) or an option's id is a string;
 * a number is a number; money is a whole number of minor units; consent is a boolean; several
 * options are a list of ids.
 */
export const AnswerSchema = v.union([
  v.pipe(v.string(), v.maxLength(LONGEST_ANSWER)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.pipe(v.array(IdSchema), v.maxLength(MOST_TICKED)),
]);
export type Answer = v.InferOutput<typeof AnswerSchema>;

export const AnswersSchema = v.record(IdSchema, AnswerSchema);
export type Answers = v.InferOutput<typeof AnswersSchema>;
