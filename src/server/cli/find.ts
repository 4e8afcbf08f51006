import { Mistake } from '../mistake.ts';
import { findPeople, findVoted, type Found } from '../keeping/find.ts';
import { command } from './command.ts';
import { plainJson, plainLine } from './terminal-text.ts';
import { dataOption, withStorage } from './data.ts';

/** Nothing is wrong, and nothing is there: exit code 1, as `grep` has it. */
class NothingFound extends Mistake {
  override readonly name = 'NothingFound';
  override readonly exitCode = 1;
}

/** What is shorter is in half of all there is. */
const SHORTEST = 2;

export const find = command({
  name: 'find',
  summary: 'looks for a person in what was handed in',
  usage: ['TEXT… [options]'],
  about: `TEXT is a name, an e-mail address, a telephone number, or parts of them, or a receipt's code:
  samskab find Mette Møller
Each word of it must stand in the same field, in any order, also inside a longer word. Capitals and
accents make no difference, nor aa for å, ae for æ, oe or o for ø; words may be written in one, without
blanks, hyphens and apostrophes (annemarie, vanderberg, obrien). Of a telephone number three digits
in a row are enough, with or without its country.
Prints a line for each sign-up and idea: what it is of, the code of its receipt, the day, how it
stands on each date (has a place, waits and as which in the queue, cancelled), and where the text
was found. With --json all that is kept of it, for somebody who asks. Votes are never looked through:
whose a vote is, nobody can tell.`,
  options: {
    json: { type: 'boolean', says: 'prints all that was handed in, as JSON' },
    ...dataOption,
  },
  positionals: ['TEXT…'],
  async run(args) {
    const text = args.positionals.join(' ').trim();
    if ([...text].length < SHORTEST)
      throw new Mistake(`find: TEXT must have at least ${SHORTEST} characters`);
    const [found, voted] = await withStorage(args, async (storage) => [
      await findPeople(storage, text),
      await findVoted(storage, text),
    ]);
    if (args.values.json) console.log(plainJson(found.map(recordOf), 2));
    else for (const one of found) console.log(lineOf(one));
    for (const name of voted)
      console.error(`${name}: a vote with this receipt is recorded; which one, nobody can tell`);
    if (found.length + voted.length === 0) throw new NothingFound('find: nothing that was handed in holds it'); // prettier-ignore
  },
});

/** @returns such as `events/fest  7K3M-Q9TX  2026-11-21  jan: waits (2)  contact.name: Mai` */
function lineOf({ name, code, received, stands, fields, answers }: Found): string {
  const values = new Map<string, unknown>([...answers, ['code', code]]);
  const told = fields
    .filter((field) => field !== 'code')
    .map((field) => `${field}: ${textOf(values.get(field))}`);
  const parts = [name, code, received ?? '(day unknown)', stands ?? '', told.join('; ')];
  return plainLine(parts.filter(Boolean).join('  '));
}

function textOf(answer: unknown): string {
  return Array.isArray(answer) ? answer.join('; ') : String(answer);
}

function recordOf({ name, record, fields }: Found): object {
  return { of: name, ...record, found: fields };
}
