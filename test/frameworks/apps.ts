import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A mistake in one of its files, which its own checker must find. */
export interface Mistake {
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
}

/** The apps, each with the package as it is published, in a folder that is removed afterwards. */
export class Apps {
  readonly folder = mkdtempSync(join(tmpdir(), 'samskab-frameworks-'));
  readonly site = join(this.folder, 'site');

  /** Packs the build, and installs what each app names, as it names it. */
  async install(names: readonly string[]): Promise<void> {
    const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', this.folder];
    const { stdout } = await run('npm', pack, { cwd: root });
    for (const name of names) {
      cpSync(join(import.meta.dirname, name), this.#of(name), { recursive: true });
      const file = join(this.#of(name), 'package.json');
      const json = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: object };
      const dependencies = { ...json.dependencies, samskab: `file:../${stdout.trim()}` };
      writeFileSync(file, JSON.stringify({ ...json, dependencies }));
      const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
      await this.#npm(name, 'install', ...quiet);
    }
  }

  /**
   * Asks the framework's own checker.
   * @param mistakes each is made in a copy of its file
   * @returns the files that it names, and those with a mistake
   */
  async check(
    name: string,
    mistakes: readonly Mistake[],
  ): Promise<{ named: string[]; wrong: string[] }> {
    const wrong = mistakes.map(({ file, right, wrong: put }, at) => {
      const text = readFileSync(join(this.#of(name), file), 'utf8');
      if (!text.includes(right)) throw new Error(`${file} has no ${right}`);
      const copy = file.replace(/(\w+)(?=\.\w+$)/, `$1Wrong${at}`);
      writeFileSync(join(this.#of(name), copy), text.replace(right, put));
      return copy;
    });
    const printed = await this.#npm(name, 'run', 'check', '--silent').catch(
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
    for (const file of wrong) rmSync(join(this.#of(name), file));
    const named = new Set(printed.match(/(src|preact|solid)\/\w+\.(tsx|ts|vue|svelte)\b/g));
    return { named: [...named].toSorted(), wrong: wrong.toSorted() };
  }

  /** Builds it, and puts it on the site. */
  async build(name: string): Promise<void> {
    await this.#npm(name, 'run', 'build', '--silent');
    mkdirSync(this.site, { recursive: true });
    cpSync(join(this.#of(name), 'dist'), join(this.site, name), { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #of(name: string): string {
    return join(this.folder, name);
  }

  async #npm(name: string, ...words: string[]): Promise<string> {
    // The Node of this project, as some frameworks ask for a newer one than there is.
    const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
    const env = { ...process.env, PATH, NG_CLI_ANALYTICS: 'false' };
    const { stdout } = await run('npm', words, { cwd: this.#of(name), env });
    return stdout;
  }
}
