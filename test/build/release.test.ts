/** A release is made in a copy of this project: what it changes, and when it changes nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';
import { folder } from '../server/tools.ts';

const root = resolve(import.meta.dirname, '../..');
const FILES = ['CHANGELOG.md', 'package.json', 'package-lock.json', 'publiccode.yml', 'docs/accessibility/README.md']; // prettier-ignore
const NEXT = '99.0.0';

class Copy {
  readonly where: string;

  constructor(t: TestContext, tests = 'node --version') {
    this.where = folder(t);
    for (const file of FILES) {
      mkdirSync(dirname(join(this.where, file)), { recursive: true });
      cpSync(join(root, file), join(this.where, file));
    }
    const changelog = this.read('CHANGELOG.md');
    this.write('CHANGELOG.md', changelog.replace(/^## Unreleased\n.*?(?=\n## )/ms, '## Unreleased\n\n- Something new.\n')); // prettier-ignore
    const own = JSON.parse(this.read('package.json')) as Record<string, object>;
    for (const key of ['repository', 'bugs', 'homepage']) delete own[key];
    const known = 'docs/accessibility/README.md';
    this.write(known, this.read(known).replace(/^### .*$/m, '### Unreleased'));
    this.write('package.json', JSON.stringify({ ...own, scripts: { test: tests } }));
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.git('config', 'user.name', 'Somebody');
    this.git('config', 'user.email', 'somebody@by.example');
    this.git('add', '.');
    this.git('commit', '--quiet', '--message', 'Begin');
  }

  read(file: string): string {
    return readFileSync(join(this.where, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.where, file), text);
  }

  git(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.where,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  }

  release(...args: string[]) {
    const script = join(root, 'build/release.ts');
    return spawnSync(process.execPath, [script, ...args], { cwd: this.where, encoding: 'utf8' });
  }

  /** Tries it, and nothing must have come of it. */
  refused(...args: string[]): string {
    const before = [this.git('rev-parse', 'HEAD'), this.git('status', '--porcelain')];
    const { status, stderr } = this.release(...args);
    assert.equal(status, 1);
    assert.deepEqual([this.git('rev-parse', 'HEAD'), this.git('status', '--porcelain')], before);
    assert.equal(this.git('tag', '--list', `v${NEXT}`), '');
    return stderr;
  }
}

test('a release has its version everywhere, a commit and a tag', (t) => {
  const copy = new Copy(t);
  const { status, stdout, stderr } = copy.release(NEXT);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /git push origin main v99\.0\.0\n {2}npm run build && npm publish/);
  assert.match(stdout, /name no public address/);
  const today = new Date().toISOString().slice(0, 10);
  assert.ok(copy.read('CHANGELOG.md').includes(`## Unreleased\n\n## ${NEXT} (${today})\n\n- Something new.\n\n## `)); // prettier-ignore
  for (const file of ['package.json', 'package-lock.json'])
    assert.equal((JSON.parse(copy.read(file)) as { version: string }).version, NEXT);
  assert.match(copy.read('package-lock.json'), /"": \{\n\s+"name": "samskab",\n\s+"version": "99\.0\.0"/); // prettier-ignore
  assert.match(copy.read('publiccode.yml'), new RegExp(`softwareVersion: '${NEXT}'\nreleaseDate: '${today}'`)); // prettier-ignore
  assert.ok(copy.read('docs/accessibility/README.md').includes(`\n### ${NEXT}\n`));
  assert.equal(copy.git('status', '--porcelain'), '');
  assert.equal(copy.git('log', '-1', '--format=%s'), `Release ${NEXT}`);
  assert.equal(copy.git('rev-parse', `v${NEXT}^{commit}`), copy.git('rev-parse', 'HEAD'));
});

test('the public address is said once, and kept', (t) => {
  const copy = new Copy(t);
  const address = 'https://code.example/samskab';
  assert.equal(copy.release(NEXT, '--tested', '--repository', address).status, 0);
  const own = JSON.parse(copy.read('package.json')) as Record<string, unknown>;
  assert.deepEqual(own['repository'], { type: 'git', url: `git+${address}.git` });
  assert.deepEqual(own['bugs'], { url: `${address}/issues` });
  assert.equal(own['homepage'], address);
  assert.match(copy.read('publiccode.yml'), /^name: Samskab\nurl: 'https:\/\/code\.example\/samskab'$/m); // prettier-ignore
  copy.write('CHANGELOG.md', copy.read('CHANGELOG.md').replace('## Unreleased\n', '## Unreleased\n\n- More.\n')); // prettier-ignore
  copy.git('commit', '--all', '--quiet', '--message', 'More');
  const { stdout } = copy.release('99.0.1', '--tested');
  assert.doesNotMatch(stdout, /public address/);
  assert.equal(copy.read('publiccode.yml').match(/^url: /gm)?.length, 1);
});

test('what is not ready is refused, with what to do', (t) => {
  const copy = new Copy(t, 'node --fail');
  assert.match(copy.refused(), /a version is three numbers/);
  assert.match(copy.refused('v1'), /such as 0\.2\.0, not "v1"/);
  assert.match(copy.refused('0.0.1'), /0\.0\.1 does not come after/);
  assert.match(
    copy.refused(NEXT, '--force'),
    /Unknown option '--force'[^]*npm run release -- VERSION/,
  );
  assert.match(copy.refused(NEXT, '--repository', 'git@code.example:samskab'), /--repository is an address/); // prettier-ignore
  assert.match(copy.refused(NEXT), /the tests have failed: nothing is changed/);
  copy.write('new.txt', 'not committed');
  assert.match(copy.refused(NEXT, '--tested'), /commit or put away first[^]*new\.txt/);
  copy.git('add', '.');
  copy.git('commit', '--quiet', '--message', 'More');
  copy.git('switch', '--quiet', '--create', 'other');
  assert.match(copy.refused(NEXT, '--tested'), /made on main, and this is other/);
  copy.git('switch', '--quiet', 'main');
  copy.write('CHANGELOG.md', copy.read('CHANGELOG.md').replace('- Something new.\n\n', ''));
  copy.git('commit', '--all', '--quiet', '--message', 'Less');
  assert.match(copy.refused(NEXT, '--tested'), /says nothing below "## Unreleased"/);
  copy.git('tag', 'v98.0.0');
  const { stderr } = copy.release('98.0.0', '--tested');
  assert.match(stderr, /there is a tag v98\.0\.0/);
});
