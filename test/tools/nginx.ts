/**
 * An nginx of the tests' own, with the configuration of `docs/operating/nginx` as it stands there:
 * only where things lie and listen is changed. All it writes is in a folder that is gone afterwards.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { aptInstall, firstProgram, isDebianLike, isRoot } from './installing.ts';

export const howToInstallNginx = 'On Debian or Ubuntu: apt-get install nginx.';

export interface Nginx {
  /** Where it answers with TLS. */
  readonly port: number;
  /** Where it sends people on to TLS. */
  readonly plainPort: number;
  /** The test's own certificate, which names `deltag.example.dk`. */
  readonly certificate: string;
  /** @returns all that it has written to its logs, on standard error too */
  logs(): string;
  stop(): Promise<void>;
}

export interface NginxOptions {
  /** Where Samskab listens, on 127.0.0.1. */
  readonly port: number;
  /** At a name of its own, or under the path /deltag/ of another site. */
  readonly at: 'name' | 'path';
  /** Whether nginx keeps what it may. */
  readonly cache?: boolean;
}

const confs = resolve(import.meta.dirname, '../../docs/operating/nginx');

export function findNginx(): string | undefined {
  return firstProgram('nginx', '/usr/sbin/nginx');
}

/** Tries to install it where it is missing; `findNginx` says whether that went well. */
export function installNginx(): void {
  if (!isRoot() || !isDebianLike()) return;
  console.log('Installing nginx with apt-get.');
  aptInstall(['nginx']);
}

/** @throws Error if it does not start, with what it said */
export async function startNginx(program: string, options: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-nginx-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  writeAll(folder, { ...options, tls: port, plain: plainPort });
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')];
  const tried = spawnSync(program, [...args, '-t'], { encoding: 'utf8' });
  if (tried.status !== 0) throw new Error(`nginx -t: ${tried.stderr}`);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = tried.stderr;
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  // Nothing of it outlives the tests, however they end.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  await answers(
    port,
    () => child.exitCode,
    () => said,
  );
  return {
    port,
    plainPort,
    certificate: readFileSync(join(folder, 'tls/fullchain.pem'), 'utf8'),
    logs() {
      const files = readdirSync(folder).filter((name) => name.endsWith('.log'));
      return [said, ...files.map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n');
    },
    async stop() {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        // At once: a connection that a test has left open would keep it.
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Places {
  /** Samskab's own. */
  readonly port: number;
  readonly tls: number;
  readonly plain: number;
}

function writeAll(folder: string, { at, cache = false, ...ports }: NginxOptions & Places): void {
  for (const name of ['tls', 'snippets', 'work']) mkdirSync(join(folder, name));
  makeCertificate(join(folder, 'tls'));
  const conf = (name: string) => {
    const text = readFileSync(join(confs, name), 'utf8');
    const cached = cache ? text.replace(/# (?=include snippets\/samskab-cache)/, '') : text;
    return placed(cached, folder, ports);
  };
  for (const name of ['samskab-proxy.conf', 'samskab-cache.conf']) {
    writeFileSync(join(folder, 'snippets', name), conf(name));
  }
  writeFileSync(join(folder, 'snippets/samskab-deltag.conf'), conf('sub-path.conf'));
  writeFileSync(join(folder, 'samskab-http.conf'), conf('samskab-http.conf'));
  writeFileSync(join(folder, 'site.conf'), at === 'name' ? conf('site.conf') : otherSite(ports));
  writeFileSync(join(folder, 'nginx.conf'), mainConf());
}

/** @returns the same, in a folder and at ports that are free, in place of those of a whole machine */
function placed(text: string, folder: string, { port, tls, plain }: Places): string {
  return text
    .replaceAll('/etc/samskab/tls', join(folder, 'tls'))
    .replaceAll('/var/log/nginx', folder)
    .replaceAll('/var/lib/nginx', join(folder, 'work'))
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`)
    .replaceAll(/listen \[::\]:.*/g, '')
    .replaceAll('listen 443', `listen 127.0.0.1:${tls}`)
    .replaceAll('listen 80', `listen 127.0.0.1:${plain}`);
}

/** What a town has already, with one line more. */
function otherSite({ tls }: Places): string {
  return `server {
  listen 127.0.0.1:${tls} ssl http2;
  server_name by.example.dk;
  ssl_certificate tls/fullchain.pem;
  ssl_certificate_key tls/privkey.pem;
  include snippets/samskab-deltag.conf;
  location / { return 200 "The town"; }
}`;
}

/** As Debian's, with the folders of the tests in place of the machine's. */
function mainConf(): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path work/${name};`)
    .join('\n  ');
  return `${isRoot() ? 'user root;' : ''}
daemon off;
worker_processes 2;
pid nginx.pid;
error_log error.log;
events { worker_connections 768; }
http {
  ${temporary}
  access_log access.log;
  gzip on;
  gzip_min_length 0;
  gzip_types application/json text/css text/javascript;
  include samskab-http.conf;
  include site.conf;
}`;
}

function makeCertificate(folder: string): void {
  const names = 'subjectAltName=DNS:deltag.example.dk,DNS:by.example.dk';
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=deltag.example.dk', '-addext', names, '-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]; // prettier-ignore
  const made = spawnSync('openssl', args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`openssl: ${made.error?.message ?? made.stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when it takes connections. */
async function answers(
  port: number,
  ended: () => number | null,
  said: () => string,
): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (ended() !== null) break;
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`nginx did not start: ${said()}`);
}
