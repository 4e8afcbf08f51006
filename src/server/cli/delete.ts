import { Mistake } from '../mistake.ts';
import type { Gone } from '../storage/queries/log.ts';
import { becauseOf } from './because.ts';
import { byReceipt, reasonOption } from './by-receipt.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { goneWords } from './gone-words.ts';

export const deleteCommand = command({
  name: 'delete',
  summary: 'deletes what somebody handed in',
  usage: ['RESOURCE/ID RECEIPT --because TEXT [options]'],
  about: `Deletes a sign-up or an idea for good, by the code of its receipt:
  samskab delete events/faellesspisning 7K3M-Q9TX --because 'asked for by telephone'
The places of a sign-up go to who waits (it says who), and its link leads nowhere from then
on. It is still in backups that were made before: throw those away in time. Whose a vote is, nobody
can tell, so none can be deleted. Somebody who only does not come is cancelled: see samskab help cancel.`,
  options: { ...reasonOption, ...dataOption },
  positionals: ['RESOURCE/ID', 'RECEIPT'],
  async run(args) {
    const [name, receipt] = args.positionals;
    const because = becauseOf('delete', args.values);
    if (because === undefined) throw new Mistake('delete: say why (--because TEXT)');
    await withStorage(args, async (storage) => {
      let gone: Gone = {};
      const { moved } = await byReceipt(
        storage,
        { command: 'delete', name, receipt, because },
        async ({ db, people, definition, code, now }) => {
          const what = await people.remove(db, definition, code, now);
          if (!what) return 'unknown';
          gone = what;
          return { kind: 'delete', what };
        },
      );
      console.log(`${name}: ${goneWords(gone)} deleted`);
      for (const line of moved) console.log(line);
    });
  },
});
