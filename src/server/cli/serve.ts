import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isWebAddress } from '../../protocol/grammar.ts';
import { createServer, type Server, type ServerOptions } from '../server.ts';
import type { Storage } from '../storage/storage.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments, Command } from './command.ts';
import { DATA_HELP, cannotOpen, dataFolder, dataOption } from './data.ts';
import { importElections, seed } from './seed.ts';

export const serve: Command = {
  help: `Usage: samskab serve [options]

  --port N         where to listen (PORT, else 3000); 0 takes any free port
${DATA_HELP}
  --site DIR       serves the pages in a folder at /
  --seed DIR       fills an empty database with the .json and .pb files of a folder; the votes in
                   NAME.votes.pb are cast on what NAME.json defines
  --elections DIR  imports every .pb file of a folder that is not there already
  --trust-proxy    believes the X-Forwarded-* headers of a proxy in front

SAMSKAB_URL is the public address, such as https://deltag.example.dk, for links in receipts.`,
  options: {
    ...dataOption,
    port: { type: 'string' },
    site: { type: 'string' },
    seed: { type: 'string' },
    elections: { type: 'string' },
    'trust-proxy': { type: 'boolean' },
  },
  positionals: [],
  async run(args) {
    const folders = { seed: folderOf(args, 'seed'), elections: folderOf(args, 'elections') };
    const prepare = async (storage: Storage) => {
      if (folders.seed) await seed(storage, folders.seed);
      if (folders.elections) await importElections(storage, folders.elections);
    };
    const server = await start({ ...optionsOf(args), prepare });
    try {
      announce(`http://localhost:${server.port}`, folderOf(args, 'site'));
      await signalled();
    } finally {
      await server.close();
    }
  },
};

async function start(options: ServerOptions): Promise<Server> {
  try {
    return await createServer(options);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new Mistake(`port ${options.port} is in use`);
    if (code === 'EACCES' && (error as { syscall?: string }).syscall === 'listen') {
      throw new Mistake(`port ${options.port} may not be listened on`);
    }
    throw cannotOpen(options.data, error);
  }
}

function optionsOf(args: Arguments): ServerOptions {
  return {
    data: dataFolder(args),
    port: portOf(args),
    site: folderOf(args, 'site'),
    origin: publicOrigin(),
    trustProxy: args.values['trust-proxy'] === true,
    log: (line) => console.log(line),
  };
}

function portOf({ values }: Arguments): number {
  const typed = (values['port'] as string | undefined) ?? (process.env['PORT'] || '3000');
  const port = Number(typed);
  if (/^\d{1,5}$/.test(typed) && port <= 65_535) return port;
  throw new Mistake(`"${typed}" is no port (0 to 65535)`);
}

function publicOrigin(): string | undefined {
  const typed = process.env['SAMSKAB_URL'];
  if (!typed) return undefined;
  if (isWebAddress(typed)) return typed;
  throw new Mistake(`SAMSKAB_URL is no http(s) address: "${typed}"`);
}

function folderOf({ values }: Arguments, name: string): string | undefined {
  const typed = values[name] as string | undefined;
  if (typed === undefined) return undefined;
  const folder = resolve(typed);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Mistake(`--${name}: there is no folder ${folder}`);
}

/** Says where to look: the server's address, and the pages of the site if there is one. */
function announce(origin: string, site: string | undefined): void {
  console.log(`Samskab listens on ${origin}`);
  for (const file of site === undefined ? [] : readdirSync(site).sort()) {
    const [, page] = /^(?!index|404)([^.].*)\.html$/.exec(file) ?? [];
    if (page !== undefined) console.log(`  ${origin}/${encodeURIComponent(page)}`);
  }
}

/** Resolves when somebody asks the process to end. */
function signalled(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
  });
}
