import { openKeyring } from '../secrets/open-keyring.ts';
import { Mistake } from '../mistake.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';

export const secret = command({
  name: 'secret',
  summary: 'makes a new secret for the codes that are made from then on',
  usage: ['new [options]'],
  about: `Codes are stored hashed with a secret that is never in the database. The first one is made with
the first codes, in the file "secret" in the data folder. Keep a copy of it: without it no code can
be checked. Old secrets stay, for the codes that were made with them.
Where SAMSKAB_SECRET holds the secrets (newest last, separated by commas), the new one is printed for
you to put there; where SAMSKAB_SECRET_FILE names a file of them, it goes there.`,
  options: dataOption,
  positionals: ['new'],
  async run(args) {
    const [word] = args.positionals;
    if (word !== 'new')
      throw new Mistake(`secret: "${word}" is not "new" (see samskab help secret)`);
    await withStorage(args, async ({ secretFile }) => {
      const added = openKeyring(secretFile).add();
      if ('file' in added) {
        console.log(
          `codes made from now on have the secret ${added.id}, the last in ${added.file}`,
        );
        return;
      }
      console.error(
        'Put this last in SAMSKAB_SECRET, after a comma where that holds one; start every server again, and make codes then:',
      );
      console.log(added.secret);
    });
  },
});
