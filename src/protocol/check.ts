import * as v from 'valibot';
import { RESOURCES, type Definition } from './resources.ts';
import { ResultsSchema } from './results.ts';

/**
 * Checks a definition against its schema. The widgets fetch this when they are at rest: it is for
 * the editor who writes a definition, and must not keep the voter waiting, who meets one that a
 * backend has checked already.
 * @returns what does not fit, and where, for developers; undefined where everything does
 */
export function misfit(
  type: Definition['type'] | 'results',
  definition: unknown,
): string | undefined {
  const schema = type === 'results' ? ResultsSchema : schemaOf(type);
  const result = schema && v.safeParse(schema as v.GenericSchema, definition);
  if (!result) return `There is no "${type}"`;
  if (result.success) return undefined;
  return result.issues
    .slice(0, 5)
    .map((issue) => `${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`)
    .join('; ');
}

function schemaOf(type: Definition['type']) {
  return Object.values(RESOURCES).find((one) => one.type === type)?.definition;
}
