/**
 * Makes a fresh Debian with Node, boots it, and types `docs/operating` as it stands, page by page:
 *
 *     node test/operating/fresh-debian.ts               makes it, types, takes it away
 *     node test/operating/fresh-debian.ts --keep DIR    keeps the bare Debian there for the next time
 *
 * Only the two lines that install.md itself lets people change are others: where the source is (the
 * last commit of this one), and the name. It needs root, Debian's debootstrap and systemd-container,
 * ports 80, 443 and 3000, and some five minutes; so it is no part of `npm test`.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { aptInstall, firstProgram } from '../tools/installing.ts';
import { TYPED_PAGES, typedIn } from './typed.ts';

const project = resolve(import.meta.dirname, '../..');
const AUTHORITIES = process.env['NODE_EXTRA_CA_CERTS'] ?? '/etc/ssl/certs/ca-certificates.crt';
const NAME = 'deltag.ellevad.example';

/** What people change themselves, and nothing else. */
function changed(block: string): string {
  return block
    .replace(/^SOURCE=.*$/m, 'SOURCE=file:///srv/samskab.git')
    .replace(/^NAME=.*$/m, `NAME=${NAME}`);
}

function run(program: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.slice(-2000)}`);
}

/** A Debian with Node and npm, as this machine has them, and the source where a clone finds it. */
function makeMachine(bare: string, machine: string): void {
  if (!existsSync(join(bare, 'etc/debian_version'))) {
    const also = '--include=systemd,systemd-sysv,dbus';
    run('debootstrap', ['--variant=minbase', also, 'bookworm', bare]);
  }
  run('cp', ['-a', bare, machine]);
  const node = run('bash', ['-c', 'PATH=$(echo "$PATH" | tr : "\\n" | grep -v node_modules | paste -sd:); readlink -f "$(command -v node)"']).trim(); // prettier-ignore
  const npm = resolve(node, '../../lib/node_modules/npm');
  run('cp', [node, join(machine, 'usr/bin/node')]);
  run('mkdir', ['-p', join(machine, 'usr/lib/node_modules')]);
  run('cp', ['-a', npm, join(machine, 'usr/lib/node_modules/npm')]);
  run('ln', ['-s', '../lib/node_modules/npm/bin/npm-cli.js', join(machine, 'usr/bin/npm')]);
  run('git', ['clone', '--quiet', '--bare', project, join(machine, 'srv/samskab.git')]);
  writeFileSync(join(machine, 'etc/resolv.conf'), readFileSync('/etc/resolv.conf'));
  // Whom this machine trusts, the other does: a network may have an authority of its own.
  run('cp', ['-L', AUTHORITIES, join(machine, 'srv/authorities.pem')]);
}

/** @returns the process that is the first one inside */
async function boot(machine: string): Promise<{ nspawn: ChildProcess; first: string }> {
  const args = ['-D', machine, '--register=no', '--keep-unit', '--resolv-conf=off', '--boot', '--console=read-only']; // prettier-ignore
  const nspawn = spawn('systemd-nspawn', args, { stdio: 'ignore' });
  for (let tries = 0; tries < 60; tries++) {
    await pause(500);
    const first = spawnSync('pgrep', ['-P', String(nspawn.pid)], { encoding: 'utf8' }).stdout.trim(); // prettier-ignore
    if (first === '') continue;
    const up = inside(first, ['systemctl', 'is-system-running']).stdout.trim();
    if (up === 'running' || up === 'degraded') return { nspawn, first };
  }
  throw new Error('The machine does not come up');
}

function inside(first: string, words: string[]) {
  const all = ['-t', first, '-m', '-u', '-i', '-n', '-p', '-r', '-w', '--', 'env', '-i', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'DEBIAN_FRONTEND=noninteractive', 'NODE_EXTRA_CA_CERTS=/srv/authorities.pem', ...words]; // prettier-ignore
  return spawnSync('nsenter', all, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** One shell, as one person types it; it stops at the first command that fails. */
function script(): string {
  const typed = TYPED_PAGES.flatMap((page) => [
    `printf '\\n@@ %s %s\\n' ${page} "$(date +%s)"`,
    ...typedIn(page).map(changed),
  ]);
  return [
    'set -e -o pipefail',
    'cd /root',
    ...typed,
    `printf '\\n@@ end %s\\n' "$(date +%s)"`,
    '',
  ].join('\n');
}

const { values } = parseArgs({ options: { keep: { type: 'string' } } });
if (!firstProgram('debootstrap', '/usr/sbin/debootstrap') || !firstProgram('systemd-nspawn')) {
  aptInstall(['debootstrap', 'systemd-container']);
}
const folder = mkdtempSync(join(tmpdir(), 'samskab-debian-'));
const machine = join(folder, 'machine');
let nspawn: ChildProcess | undefined;
try {
  makeMachine(values.keep ?? join(folder, 'bare'), machine);
  const booted = await boot(machine);
  ({ nspawn } = booted);
  writeFileSync(join(machine, 'root/typed.sh'), script());
  const done = inside(booted.first, ['bash', '/root/typed.sh']);
  process.stdout.write(done.stdout);
  if (done.status !== 0) {
    process.stderr.write(done.stderr.slice(-4000));
    process.stderr.write(inside(booted.first, ['journalctl', '-n', '40', '--no-pager']).stdout);
    throw new Error('What the pages say does not work');
  }
  console.log(inside(booted.first, ['systemd-analyze', 'security', '--no-pager', 'samskab']).stdout.split('\n').slice(-3).join('\n')); // prettier-ignore
  const marks = [...done.stdout.matchAll(/^@@ (\S+) (\d+)$/gm)];
  for (const [index, [, page = '', at = '']] of marks.entries()) {
    const next = marks[index + 1];
    if (next) console.log(`${page.padEnd(16)} ${Number(next[2]) - Number(at)} s`);
  }
} finally {
  if (nspawn?.exitCode === null) {
    nspawn.kill('SIGTERM');
    await Promise.race([new Promise((ended) => nspawn?.once('exit', ended)), pause(20_000)]);
    nspawn.kill('SIGKILL');
  }
  rmSync(folder, { recursive: true, force: true });
}
