import { backUp } from '../storage/copying/backup.ts';
import { command } from './command.ts';
import { contentsLine } from './contents-line.ts';
import { dataOption, withStorage } from './data.ts';

export const backupCommand = command({
  name: 'backup',
  summary: 'copies the database into a file, also while it is served',
  usage: ['FILE [options]'],
  about: `Copies everything as it is at one moment into FILE, which must not be there yet: one SQLite file,
from SQLite and PostgreSQL alike. Nobody who is served waits for it. (A copy of the database's own
file lacks what was stored in the last minute.) The secret of the codes is not in it: keep a copy of
that in another place. samskab restore FILE puts it into an empty database.`,
  options: dataOption,
  positionals: ['FILE'],
  async run(args) {
    const [file] = args.positionals;
    await withStorage(args, async (storage) => {
      const contents = await backUp(storage, file, storage.now());
      console.log(`${file}: ${contentsLine(contents)}`);
    });
  },
});
