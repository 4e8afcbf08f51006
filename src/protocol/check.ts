import * as v from 'valibot';
import { RESOURCES, type Definition } from './resources.ts';

/**
 * Checks a definition against its schema. The widgets fetch this when they are at rest: it is for
 * the editor who writes a definition, and must not keep the voter waiting, who meets one that a
 * backend has checked already.
 * @returns what does not fit, and where, for developers; undefined where everything does
 */
export function misfit(type: Definition['type'], definition: unknown): string | undefined {
  const resource = Object.values(RESOURCES).find((one) => one.type === type);
  const result = resource && v.safeParse(resource.definition as v.GenericSchema, definition);
  if (!result) return `There is no "${type}"`;
  if (result.success) return undefined;
  return result.issues
    .slice(0, 5)
    .map((issue) => `${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`)
    .join('; ');
}
