import { PabulibError, type PabulibWarning } from '../../pabulib/warnings.ts';
import { DefinitionError } from '../defining/read-definition.ts';
import { Mistake } from '../mistake.ts';
import { cannotRead } from './files.ts';

/** Something that a rule refuses. */
interface Refused {
  readonly line: number;
  readonly code: string;
}

/**
 * Waits for what is made of a file in Pabulib's format.
 * @param file its name, or its address
 * @throws Mistake that names the file, and the line in it
 */
export async function named<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof PabulibError) {
      const place = error.line === undefined ? file : `${file}:${error.line}`;
      throw new Mistake(`${place}: ${error.message}`);
    }
    if (error instanceof DefinitionError) throw new Mistake(`${file}: ${error.message}`);
    if ((error as { syscall?: unknown }).syscall !== undefined) throw cannotRead(file, error);
    throw error;
  }
}

/** How many oddities and refused votes are told of one by one. */
const MOST_TOLD = 20;

/** Says what is odd about a file, and which votes in it a rule refuses. */
export function tellOddities(
  file: string,
  warnings: readonly PabulibWarning[],
  refused: readonly Refused[] = [],
): void {
  tell(warnings, ({ line, message }) => `${file}:${line}: ${message}`, 'warning(s)');
  tell(refused, ({ line, code }) => `${file}:${line}: vote refused: ${code}`, 'vote(s) refused');
}

/** Tells of the first few in full, and of all by their code. */
function tell<T extends { readonly code: string }>(
  list: readonly T[],
  line: (entry: T) => string,
  what: string,
): void {
  if (list.length === 0) return;
  for (const entry of list.slice(0, MOST_TOLD)) console.error(line(entry));
  const counts = [...Map.groupBy(list, ({ code }) => code)]
    .map(([code, entries]) => `${code} ${entries.length}`)
    .join(', ');
  console.error(`${list.length} ${what}: ${counts}`);
}
