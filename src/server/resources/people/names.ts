import type { Answers, Field } from '../../../protocol/fields.ts';

/** @returns what somebody wrote in a field of one line, where names are written */
export function shortTexts(fields: readonly Field[], answers: Answers): Answers {
  const short = new Set(fields.filter(({ kind }) => kind === 'short-text').map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => short.has(id)));
}

export function texts(answers: Answers): string[] {
  return Object.values(answers).filter((answer) => typeof answer === 'string');
}
