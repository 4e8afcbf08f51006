import { removeDefinition } from '../defining/remove-definition.ts';
import { clearAbandoned } from '../defining/stage-votes.ts';
import { isVoted } from '../resources/registry.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { foundIn, namedBy } from './stored.ts';

export const remove = command({
  name: 'remove',
  summary: 'takes a definition out that nobody took part in',
  usage: ['RESOURCE/ID [options]'],
  about: `Takes it out at once, with codes that were made for it, links to its preview and what was sent from
them; it says what went. Where somebody has taken part, or a result is published, nothing is done.
Its log stays (samskab log RESOURCE/ID), and its id can be used again.`,
  options: { ...becauseOption, ...dataOption },
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const because = becauseOf('remove', args.values);
    await withStorage(args, async (storage) => {
      const named = await namedBy(storage, 'remove', args.positionals[0]);
      const { stored, removed } = await storage.write(async (db) => {
        const stored = await foundIn(db, 'remove', named);
        return { stored, removed: await removeDefinition(db, stored, storage.now(), because) };
      });
      const { codes, previews, trials } = removed;
      const gone = [
        ...(codes > 0 ? [`${codes} code(s)`] : []),
        ...(previews > 0 ? [`${previews} preview link(s)`] : []),
        ...(trials > 0 ? [`${trials} trial submission(s)`] : []),
      ];
      const what = gone.length > 0 ? `, with ${gone.join(', ')}` : '';
      console.log(`${named.resource.name}/${named.id}: removed${what}`);
      if (!isVoted(stored)) return;
      const owner = { resource: stored.resource, definition_id: named.id };
      // Votes of an import that was broken off are in nobody's way: they go a few at a time.
      await clearAbandoned(storage, owner);
    });
  },
});
