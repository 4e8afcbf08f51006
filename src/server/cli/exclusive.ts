import type { PabulibElection } from '../../pabulib/election.ts';
import { Mistake } from '../mistake.ts';
import { readText } from './files.ts';

/**
 * @param typed `a,b` each, or `list:FILE` with such lines
 * @returns ids of a file's projects, of which only one can be chosen; undefined where nothing was typed
 * @throws Mistake where they are not two at least, or not there
 */
export function exclusiveTyped(
  typed: readonly string[] | undefined,
  { projects }: Pick<PabulibElection, 'projects'>,
): string[][] | undefined {
  const known = new Set(projects.map(({ id }) => id));
  return typed
    ?.flatMap((text) =>
      text.startsWith('list:') ? readText(text.slice('list:'.length)).split(/\r\n|\n|\r/) : [text],
    )
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const ids = [...new Set(line.split(',').map((id) => id.trim()))];
      const stranger = ids.find((id) => !known.has(id));
      if (stranger !== undefined) throw new Mistake(`count: --exclusive names "${stranger}", which is not a project of the file`); // prettier-ignore
      if (ids.length > 1) return ids;
      throw new Mistake(`count: --exclusive takes two ids at least, such as 12,34, not "${line}"`);
    });
}
