import { restore } from '../storage/copying/restore.ts';
import { command } from './command.ts';
import { contentsLine } from './contents-line.ts';
import { cannotOpen, dataOption, databaseOf } from './data.ts';

export const restoreCommand = command({
  name: 'restore',
  summary: 'puts what a backup holds into an empty database',
  usage: ['FILE [options]'],
  about: `Puts what samskab backup has copied into FILE into an empty database of SQLite or PostgreSQL that
no server has open: after a loss, or to move from one to the other. All of it or nothing. Servers
need the secrets that it names before they start.`,
  options: dataOption,
  positionals: ['FILE'],
  async run(args) {
    const [file] = args.positionals;
    const database = databaseOf(args);
    const contents = await restore(file, database).catch((error: unknown) => {
      throw cannotOpen(database, error);
    });
    console.log(`restored: ${contentsLine(contents)}`);
  },
});
