import type { IdeasDefinition } from '../protocol/ideas.ts';
import { answerTo } from './answers.ts';
import type { IdeaState } from './idea.ts';

/** Letters of a name; what is longer is a sentence about somebody. */
const LONGEST = 30;
const MOST_WORDS = 3;

/** @returns what the first short question about the made-up person was answered with */
export function personaCalled(
  { persona }: IdeasDefinition,
  { persona: answers }: IdeaState,
): string | undefined {
  const field = persona?.fields.find(({ kind }) => kind === 'short-text');
  const answer = field && answerTo(answers, field.id);
  return typeof answer === 'string' ? answer.trim() || undefined : undefined;
}

/**
 * What somebody can say after "My name is": the beginning of "Aya, 34" is a name, "an old man who
 * lives by the stream" is none.
 */
export function personaName(definition: IdeasDefinition, state: IdeaState): string | undefined {
  const [first = ''] = (personaCalled(definition, state) ?? '').split(/[,;(،؛]/);
  const name = first.trim();
  const isName =
    /^\p{Lu}|^\p{Lo}/u.test(name) &&
    !/[\d?!:.]$|\d/.test(name) &&
    name.length <= LONGEST &&
    name.split(/\s+/).length <= MOST_WORDS;
  return isName ? name : undefined;
}
