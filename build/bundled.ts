import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Contrib } from '@cyclonedx/cyclonedx-library';
import type { Metafile } from 'esbuild';
import type { Plugin } from 'rollup';

/** What is read of a package's own description. */
export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package of others, as it lies here. */
export interface Package {
  readonly json: PackageJson;
  readonly folder: string;
  /** What says under what it is given, whole; few have none. */
  readonly licences: readonly string[];
}

/**
 * Gathers whose code is in what is built, over all the passes of a build. What a pass looked at and
 * left out is not in it.
 */
export class Bundled {
  readonly #folders = new Set<string>();

  /** @returns what a pass of Rollup has among its plugins */
  readonly plugin: Plugin = {
    name: 'bundled',
    generateBundle: (_options, files) => {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          if (renderedLength > 0) this.#add(id);
        }
      }
    },
  };

  /** Adds what esbuild put into its outputs. */
  addOutputs({ outputs }: Metafile): void {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        if (bytesInOutput > 0) this.#add(path);
      }
    }
  }

  /** @returns each package once, by name and version */
  packages(): Package[] {
    const all = [...this.#folders].map(readPackage);
    const byName = new Map(all.map((one) => [`${one.json.name}@${one.json.version}`, one]));
    return [...byName.values()].sort(({ json: one }, { json: other }) =>
      one.name < other.name || (one.name === other.name && one.version < other.version) ? -1 : 1,
    );
  }

  #add(id: string): void {
    const folder = folderOf(id.replace(/^\0/, '').replace(/\?.*$/, ''));
    if (folder) this.#folders.add(folder);
  }
}

/** @returns the folder of the package that a module is from; undefined where it is ours */
function folderOf(path: string): string | undefined {
  const inside = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(resolve(path));
  return inside?.[1];
}

export function readPackage(folder: string): Package {
  const json = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const files = new Contrib.License.Utils.LicenseEvidenceGatherer().getFileAttachments(folder);
  const whole = [...files].map(({ filePath }) => readFileSync(filePath, 'utf8').trim());
  return { json, folder, licences: whole.length > 0 ? whole : licenceInReadme(folder) };
}

/** Some have it nowhere else. */
function licenceInReadme(folder: string): string[] {
  const readme = join(folder, 'README.md');
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  const [, licence = ''] = /^#+ *licen[cs]e *$([^#]*)/im.exec(text) ?? [];
  return licence.includes('Copyright') ? [licence.trim()] : [];
}

/** @returns where a package lies that another one asks for by name */
export function folderOfDependency(name: string, from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed for ${from}`);
  }
}
