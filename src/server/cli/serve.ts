import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ServerOptions } from '../public.ts';
import { createServer, type Server } from '../server.ts';
import { findSite } from '../storage/queries/site.ts';
import type { Storage } from '../storage/storage.ts';
import { keptForEver } from '../keeping/keep-retention.ts';
import { earlierCodes } from '../taking-part/keys.ts';
import { Mistake } from '../mistake.ts';
import { command } from './command.ts';
import { cannotOpen, dataOption, databaseOf } from './data.ts';
import { carryOn, logTo } from './log-stream.ts';
import { publicUrl } from './public-url.ts';
import { importElections, seed } from './seed.ts';
import { picturesOption } from './with-pictures.ts';

const WHICH_PROXIES =
  '--trust-proxy needs the addresses or networks of your proxies, such as --trust-proxy 127.0.0.1 or --trust-proxy 10.0.0.0/8,fd00::/8';

export const serve = command({
  name: 'serve',
  summary: 'answers over HTTP, until it is stopped',
  usage: ['[options]'],
  options: {
    port: {
      type: 'string',
      value: 'N',
      says: 'where to listen (PORT, else 3000); 0 takes any free port',
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      says: `the address to listen on (SAMSKAB_HOST); only this machine unless given:
0.0.0.0 in a container, where a proxy or the host asks`,
    },
    ...dataOption,
    site: { type: 'string', value: 'DIR', says: 'serves the pages in a folder at /' },
    seed: {
      type: 'string',
      value: 'DIR',
      says: `fills an empty database with the .json and .pb files of a folder; the votes in
NAME.votes.pb are cast on what NAME.json defines, and a site says whose pages they are;
pictures lie beside them, as samskab help put says.
Codes to try it with go into codes.txt in the folder of the database, and not into the log`,
    },
    ...picturesOption,
    elections: {
      type: 'string',
      value: 'DIR',
      says: 'imports every .pb file of a folder that is not there already',
    },
    'keep-versions': {
      type: 'string',
      value: 'N',
      says: `keeps the browser files of the N newest versions where the data is, so that an update
breaks no page that is open (10); 0 keeps none`,
    },
    'trust-proxy': {
      type: 'string',
      value: 'IP',
      says: `believes the X-Forwarded-* headers of the proxies in front: their addresses, or
networks such as 10.0.0.0/8, separated by commas`,
      missing: WHICH_PROXIES,
    },
  },
  notes: `SAMSKAB_URL is the public address, such as https://deltag.example.dk, for links in receipts; with the
path where a proxy puts the server under one, as in https://by.example.dk/deltag.
SAMSKAB_SECRET and SAMSKAB_SECRET_FILE: see samskab help secret.
SAMSKAB_METRICS_TOKEN lets whoever sends it as a bearer token read /metrics.`,
  positionals: [],
  async run(args) {
    const keepVersions = keptFrom(args.values['keep-versions']);
    carryOn(process.stderr);
    const site = folderOf('site', args.values.site);
    const folders = {
      seed: folderOf('seed', args.values.seed),
      elections: folderOf('elections', args.values.elections),
    };
    const host = args.values.host || process.env['SAMSKAB_HOST'] || undefined;
    // From before the first answer on: until then a signal ends the process at once.
    let ended: Promise<void> | undefined;
    const prepare = async (storage: Storage) => {
      for (const line of await earlierCodes(storage, storage.now()))
        console.error(`samskab: ${line}`);
      if (folders.seed) await seed(storage, folders.seed, args.values);
      if (folders.elections) await importElections(storage, folders.elections);
      for (const line of await keptForEver(storage)) console.error(`samskab: ${line}`);
      ended = signalled();
    };
    const server = await start({
      data: databaseOf(args),
      port: portOf(args.values.port),
      host,
      site,
      origin: publicOrigin(),
      metricsToken: process.env['SAMSKAB_METRICS_TOKEN'] || undefined,
      keepVersions,
      trustProxy: proxiesFrom(args.values['trust-proxy']),
      log: logTo(process.stdout, 'stdout'),
      prepare,
    });
    for (const warning of [...server.storage.warnings, ...server.warnings]) {
      console.error(`samskab: ${warning}`);
    }
    try {
      const isNamed = (await server.storage.ask(findSite)) !== undefined;
      announce(addressOf(host, server.port), reachOf(host), site, isNamed);
      await ended;
    } finally {
      await server.close();
    }
  },
});

async function start(options: ServerOptions): Promise<Server> {
  try {
    return await createServer(options);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new Mistake(`port ${options.port} is in use`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Mistake(`--host: this machine has no address "${options.host}"`);
    }
    if (code === 'EACCES' && (error as { syscall?: string }).syscall === 'listen') {
      throw new Mistake(`port ${options.port} may not be listened on`);
    }
    throw cannotOpen(options.data, error);
  }
}

function portOf(option: string | undefined): number {
  const typed = option ?? (process.env['PORT'] || '3000');
  const port = Number(typed);
  if (/^\d{1,5}$/.test(typed) && port <= 65_535) return port;
  throw new Mistake(`"${typed}" is no port (0 to 65535)`);
}

function keptFrom(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,4}$/.test(typed)) return Number(typed);
  throw new Mistake(`--keep-versions is a number from 0 to 9999, not "${typed}"`);
}

/** @throws Mistake where nothing is named: then anybody could say that they are somebody else */
function proxiesFrom(typed: string | undefined): string[] {
  if (typed === undefined) return [];
  const networks = typed.split(/[\s,]+/).filter(Boolean);
  if (networks.length === 0) throw new Mistake(`serve: ${WHICH_PROXIES}`);
  return networks;
}

function publicOrigin(): string | undefined {
  const typed = process.env['SAMSKAB_URL'];
  if (!typed) return undefined;
  const url = publicUrl(typed);
  if (url !== undefined) return url;
  throw new Mistake(
    `SAMSKAB_URL is an address such as https://deltag.example.dk, or https://by.example.dk/deltag, not "${typed}"`,
  );
}

function folderOf(name: string, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const folder = resolve(typed);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Mistake(`--${name}: there is no folder ${folder}`);
}

const NO_SITE =
  'Its own pages name no town yet: samskab put site.json (docs/organisers/whose-it-is.md)';

/** What stands for every address of a machine. */
const ANY = new Set(['0.0.0.0', '::']);

function addressOf(host: string | undefined, port: number): string {
  if (host === undefined || ANY.has(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** @returns who can reach it; nothing where the address tells */
function reachOf(host: string | undefined): string {
  if (host === undefined) return ' (only on this machine; --host 0.0.0.0 for containers)';
  return ANY.has(host) ? ' (on every address of this machine)' : '';
}

/**
 * Says where to look: the server's address, and the pages of the site if there is one.
 * @param isNamed whether somebody has said whose the pages are
 */
function announce(origin: string, reach: string, site: string | undefined, isNamed: boolean): void {
  const hint = isNamed ? '' : `\n  ${NO_SITE}`;
  console.log(`Samskab listens on ${origin}${reach}${hint}`);
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
