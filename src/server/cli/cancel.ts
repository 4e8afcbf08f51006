import { Mistake } from '../mistake.ts';
import { becauseOf } from './because.ts';
import { byReceipt, reasonOption } from './by-receipt.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';

export const cancel = command({
  name: 'cancel',
  summary: 'cancels a sign-up for somebody who cannot do it',
  usage: ['EVENT RECEIPT [options]'],
  about: `Does what the link of a receipt does, for somebody who telephones: the household is taken off all its
dates, what it said of itself is deleted, and its places go to who waits: it says who.
EVENT is events/ID or the ID alone:
  samskab cancel faellesspisning 7K3M-Q9TX
Where they do not have the code, samskab find TEXT tells it.`,
  options: { ...reasonOption, ...dataOption },
  positionals: ['EVENT', 'RECEIPT'],
  async run(args) {
    const [typed, receipt] = args.positionals;
    const name = typed.includes('/') ? typed : `events/${typed}`;
    const because = becauseOf('cancel', args.values);
    await withStorage(args, async (storage) => {
      const { isDone, moved } = await byReceipt(
        storage,
        { command: 'cancel', name, receipt, because },
        async ({ db, people, definition, code, now }) => {
          if (!people.cancel) throw new Mistake(`cancel: ${name} is nothing that one can come to`);
          const outcome = await people.cancel(db, definition, code, now);
          if (outcome === undefined) return 'unknown';
          return outcome ? { kind: 'cancel', what: { signups: 1 } } : 'nothing';
        },
      );
      console.log(`${name}: ${isDone ? '1 sign-up cancelled' : 'it was cancelled before'}`);
      for (const line of moved) console.log(line);
    });
  },
});
