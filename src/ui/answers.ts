import { html, type TemplateResult } from 'lit';
import type { Answer, Answers, Field } from '../protocol/fields.ts';
import { answerTo } from '../rules/answers.ts';
import { contactFields } from '../rules/contact.ts';
import type { Contact } from '../protocol/fields.ts';
import { pointerToken } from '../rules/pointer.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { idFor, shown } from './field-parts.ts';
import { fieldTemplate } from './fields.ts';
import type { ReviewRow, SummaryEntry } from './frame.ts';
import { fieldProblemWords } from './field-wording.ts';
import { problemWords, type Words } from './wording.ts';

type FieldWords = Words<'fields'>;

/** A list of questions, what was answered, and where the answers stand in the submission. */
export interface Questions {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** Such as `/answers` or `/people/0`. */
  readonly pointer: string;
}

const AUTOCOMPLETE: Record<string, AutoFill> = {
  '/contact/name': 'name',
  '/contact/email': 'email',
  '/contact/telephone': 'tel',
};

/** All questions of a list, one below the other. */
export function questionsTemplate(
  { fields, answers, pointer }: Questions,
  errors: ReadonlyMap<string, string>,
  words: FieldWords,
  onAnswer: (field: string, answer: Answer | undefined) => void,
): TemplateResult[] {
  return fields.map((field) => {
    const at = pointerTo(pointer, field);
    const id = idFor(at);
    return fieldTemplate(field, {
      id,
      words,
      answer: answerTo(answers, field.id),
      error: errors.get(id),
      autocomplete: AUTOCOMPLETE[at],
      onAnswer: (answer) => onAnswer(field.id, answer),
    });
  });
}

/** The answers of a list, for a last look. */
export function answersReview(
  { fields, answers, pointer }: Questions,
  words: FieldWords,
): ReviewRow[] {
  return fields.map((field) => {
    const label = words.t(field.label);
    const answer = answerTo(answers, field.id);
    return {
      label: shown(label),
      name: label.value,
      value:
        answer === undefined
          ? html`<span class="quiet">${words.m.notAnswered}</span>`
          : answerShown(field, answer, words),
      target: idFor(pointerTo(pointer, field)),
    };
  });
}

/** @returns the problem in words if it is about one of these questions */
export function explainAnswer(
  problem: RuleProblem,
  lists: readonly Questions[],
  words: FieldWords,
): SummaryEntry {
  for (const { fields, pointer } of lists) {
    const field = fields.find((one) => pointerTo(pointer, one) === problem.pointer);
    if (!field) continue;
    return {
      name: words.t(field.label).value,
      text: fieldProblemWords(problem, field, words),
      target: idFor(problem.pointer),
    };
  }
  return { text: problemWords(problem, words), target: idFor(problem.pointer) };
}

/** The questions of how to reach a person, in the reader's language. */
export function contactQuestions(
  contact: Contact | undefined,
  answers: Answers,
  { m }: FieldWords,
) {
  return { fields: contactFields(contact, (part) => m[part]), answers, pointer: '/contact' };
}

function answerShown(field: Field, answer: Answer, { m, f, t }: FieldWords): unknown {
  switch (field.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const chosen = Array.isArray(answer) ? answer : [answer];
      const labels = field.options.filter(({ id }) => chosen.includes(id));
      return f.list(labels.map(({ label }) => t(label).value));
    }
    case 'consent':
      return m.yes;
    case 'money':
      return typeof answer === 'number' ? f.money(answer, field.currency) : String(answer);
    case 'number': {
      if (typeof answer !== 'number') return String(answer);
      return field.unit ? `${f.number(answer)} ${t(field.unit).value}` : f.number(answer);
    }
    case 'date':
      return f.date(String(answer));
    default:
      return html`<bdi>${String(answer)}</bdi>`;
  }
}

function pointerTo(pointer: string, field: Field): string {
  return `${pointer}/${pointerToken(field.id)}`;
}
