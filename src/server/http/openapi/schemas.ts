import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { CountingSchema } from '../../../protocol/counting.ts';
import { AnswersSchema, FieldSchema } from '../../../protocol/fields.ts';
import { ID } from '../../../protocol/grammar.ts';
import { ReceiptSchema } from '../../../protocol/receipt.ts';
import { ResultItemSchema, ResultsSchema, WhySchema } from '../../../protocol/results.ts';
import { TextSchema } from '../../../protocol/text.ts';
import { countingWords } from '../../documenting/counting.ts';
import { fieldWords } from '../../documenting/fields.ts';
import * as lists from '../../documenting/lists.ts';
import * as problems from '../../documenting/problems.ts';
import { receiptWords } from '../../documenting/receipts.ts';
import { resultItemWords, resultsWords, whyWords } from '../../documenting/results.ts';
import { describe, type AnyWords } from '../../documenting/words.ts';
import type { NamedSchema } from '../../resources/own-route.ts';
import { resources } from '../../resources/registry.ts';
import { ref } from './parts.ts';

interface Component {
  readonly schema: v.GenericSchema;
  readonly sentence: string;
  readonly words?: AnyWords;
}

/** What all have in common. */
const SHARED: Readonly<Record<string, Component>> = {
  Text: {
    schema: TextSchema,
    sentence:
      "What a person reads, as plain text and never HTML: a string in the definition's own language, or a map of language to string.",
  },
  Field: {
    schema: FieldSchema,
    sentence: 'One question of a form. Its `kind` says what it takes.',
    words: fieldWords,
  },
  Answers: {
    schema: AnswersSchema,
    sentence:
      "What a person answered, by field id: text, a date (`YYYY-MM-DD`) or an option's id is a string; a number is a number; money is a whole number of minor units; consent is a boolean; several options are a list of ids.",
  },
  Counting: { schema: CountingSchema, sentence: 'How votes are counted.', words: countingWords },
  Receipt: {
    schema: ReceiptSchema,
    sentence: 'What 201 brings: it is on disk, and this is the proof.',
    words: receiptWords,
  },
  RuleProblem: {
    schema: problems.RuleProblemSchema,
    sentence: 'A rule broken: codes and numbers, never sentences.',
    words: problems.ruleProblemWords,
  },
  Problem: {
    schema: problems.ServedProblemSchema,
    sentence: 'Why something was refused, as RFC 9457 has it. Nothing was stored.',
    words: problems.problemWords,
  },
  Results: {
    schema: ResultsSchema,
    sentence:
      'What came out, and why. Amounts are in minor units; without a currency they are bare numbers.',
    words: resultsWords,
  },
  ResultItem: {
    schema: ResultItemSchema,
    sentence: 'How one item fared.',
    words: resultItemWords,
  },
  Why: {
    schema: WhySchema,
    sentence: 'Why something was chosen, or not: a code and its numbers.',
    words: whyWords,
  },
  List: {
    schema: lists.ListSchema,
    sentence: 'All there is of one kind.',
    words: lists.listWords,
  },
  Health: { schema: lists.HealthSchema, sentence: 'It is well.', words: lists.healthWords },
  Index: { schema: lists.IndexSchema, sentence: 'Where to go.', words: lists.indexWords },
  OpenApi: {
    schema: lists.OpenApiSchema,
    sentence: 'A document like this one.',
    words: lists.openApiWords,
  },
};

/** @returns every schema that has a name, as JSON Schema with words */
export function schemas(): object {
  const components: Record<string, Component> = { ...SHARED };
  for (const { name, schema } of questions()) {
    components[name] = { schema, sentence: 'A question that is kept by nobody, or its answer.' };
  }
  for (const { about, schemaNames, definition, submission } of resources) {
    components[schemaNames.definition] = {
      schema: definition as v.GenericSchema,
      sentence: about.sentence,
      words: about.definitionWords,
    };
    components[schemaNames.submission] = {
      schema: submission as v.GenericSchema,
      sentence: 'What a person sends.',
      words: about.submissionWords,
    };
  }
  const made = toJsonSchema(components);
  for (const [name, { sentence, words }] of Object.entries(components)) {
    const schema = made[name] as { description?: string };
    schema.description = sentence;
    if (words) describe(schema, words);
  }
  return made;
}

/** @returns what one resource asks and answers, and others do not; each once */
export function questions(): NamedSchema[] {
  const all = resources
    .flatMap(({ routes = [] }) => routes)
    .flatMap((route) => (route.kind === 'question' ? Object.values(route.schemas) : []));
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

function toJsonSchema(components: Readonly<Record<string, Component>>): Record<string, object> {
  const named = Object.entries(components).map(([name, { schema }]) => [name, schema] as const);
  return toJsonSchemaDefs(Object.fromEntries(named), {
    target: 'draft-2020-12',
    // Checks across keys have no words in JSON Schema; the server makes them all the same.
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => ref(referenceId).$ref,
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (requirementOf(valibotAction) === ID) return { ...jsonSchema, ...PORTABLE_ID };
      // JSON Schema knows no flags: a pattern for any case would turn capitals away.
      return ignoresCase(valibotAction)
        ? { ...jsonSchema, pattern: undefined as never }
        : undefined;
    },
  });
}

/**
 * Many programs read a pattern without the flag for Unicode, and `\p{Cc}` then as those letters. This
 * says the same but for halves of characters, which the server refuses all the same.
 */
const PORTABLE_ID = {
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$',
  minLength: 1,
  maxLength: 100,
} as const;

function ignoresCase(action: object): boolean {
  return requirementOf(action)?.flags.includes('i') ?? false;
}

function requirementOf(action: object): RegExp | undefined {
  const { requirement } = action as { requirement?: unknown };
  return requirement instanceof RegExp ? requirement : undefined;
}
