import type { IdeasDefinition } from '../../../protocol/ideas.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { countWithdrawn, findIdea, findWithdrawn, withdrawIdea } from '../../storage/queries/ideas.ts'; // prettier-ignore
import { readKept } from '../../storage/queries/kept-ideas.ts';
import type { Db } from '../../storage/tables.ts';
import type { ByCode } from '../people/by-code.ts';
import { shownIdea } from './managing.ts';

/** An idea, without how to reach who had it; and that it is taken back. */
export const ideaByCode: ByCode<IdeasDefinition> = {
  async codeOf(db, { id }, token) {
    const hash = tokenHash(token);
    return (await findIdea(db, id, hash))?.code ?? findWithdrawn(db, id, hash);
  },
  async read(db, { id }, code) {
    const { idea, withdrawn } = await behind(db, id, code);
    if (idea) return shownIdea(idea);
    return withdrawn ? { code, withdrawn: true } : undefined;
  },
  async end(db, { id }, code) {
    const { idea } = await behind(db, id, code);
    if (idea) await withdrawIdea(db, idea);
  },
};

/** @returns what a code stands for, of an idea or that one was withdrawn */
async function behind(db: Db, id: string, code: string) {
  const [idea, ...others] = await readKept(db, id, code);
  const withdrawn = await countWithdrawn(db, id, code);
  const isOne = (idea ? 1 : 0) + others.length + withdrawn === 1;
  return isOne ? { idea, withdrawn: withdrawn === 1 } : { idea: undefined, withdrawn: false };
}
