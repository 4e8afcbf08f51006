import { about } from './about.ts';
import { becauseOf } from './because.ts';
import { byReceipt, reasonOption } from './by-receipt.ts';
import { changedWords } from '../resources/people/changes.ts';
import { command } from './command.ts';
import { plainLine } from './terminal-text.ts';
import { dataOption, withStorage } from './data.ts';

export const correct = command({
  name: 'correct',
  summary: 'puts right what somebody handed in',
  usage: ['RESOURCE/ID RECEIPT FIELD=VALUE… [options]'],
  about: `Changes a sign-up or an idea for somebody who telephones, by the code of its receipt:
  samskab correct events/faellesspisning 7K3M-Q9TX contact.email=mai@example.dk adults=3
FIELD is such as contact.email, answers.ID, people.1.ID (the first person; adults
come before children), persona.ID; and of a sign-up adults and children. Nothing behind = clears it.
Options are called by their ids, several with a ; between. What breaks a rule is refused. A household
that grows must find room on its dates still to come; one that shrinks gives places to who waits, and
it says who moved up. The log says which fields were changed, and not to what.`,
  options: { ...reasonOption, ...dataOption },
  positionals: ['RESOURCE/ID', 'RECEIPT', 'FIELD=VALUE…'],
  async run(args) {
    const [name, receipt, ...typed] = args.positionals;
    const because = becauseOf('correct', args.values);
    await withStorage(args, async (storage) => {
      let fields: readonly string[] = [];
      const { moved } = await byReceipt(
        storage,
        { command: 'correct', name, receipt, because },
        async ({ db, people, definition, code, now }) => {
          const changed = await about('correct: ', () =>
            people.correct(db, definition, code, typed, now),
          );
          if (!changed) return 'unknown';
          fields = changed;
          return changed.length > 0 ? { kind: 'correct', what: { fields: changed } } : 'nothing';
        },
      );
      console.log(plainLine(`${name}: ${fields.length > 0 ? changedWords(fields) : 'same'}`));
      for (const line of moved) console.log(line);
    });
  },
});
