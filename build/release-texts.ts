/** What a release changes in each file that says which version this is. */

export interface Release {
  /** Such as `0.2.0`. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The public address of the source, without a slash at its end; as it was unless given. */
  readonly repository?: string | undefined;
}

const UNRELEASED = '## Unreleased\n';

export function isNewer(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  const at = one?.findIndex((number, place) => number !== other?.[place]) ?? -1;
  return at >= 0 && (one?.[at] ?? 0) > (other?.[at] ?? 0);
}

/** @throws Error where nothing is unreleased */
export function inChangelog(text: string, { version, date }: Release): string {
  const at = text.indexOf(UNRELEASED);
  if (at < 0) throw new Error('CHANGELOG.md has no "## Unreleased"');
  const end = at + UNRELEASED.length;
  const after = text.slice(end);
  if (!after.startsWith('\n- ')) throw new Error('CHANGELOG.md says nothing below "## Unreleased"');
  return `${text.slice(0, end)}\n## ${version} (${date})\n${after}`;
}

export function inPackage(text: string, { version, repository }: Release): string {
  const { name, version: _, description, ...rest } = JSON.parse(text) as Record<string, unknown>;
  const addresses = repository && {
    homepage: repository,
    repository: { type: 'git', url: `git+${repository}.git` },
    bugs: { url: `${repository}/issues` },
  };
  return `${JSON.stringify({ name, version, description, ...addresses, ...withoutThose(rest, addresses) }, undefined, 2)}\n`; // prettier-ignore
}

function withoutThose(rest: object, others: object | '' | undefined): object {
  const entries = Object.entries(rest).filter(([key]) => !others || !(key in others));
  return Object.fromEntries(entries);
}

export function inPackageLock(text: string, { version }: Release): string {
  const lock = JSON.parse(text) as { version: string; packages: { '': { version: string } } };
  lock.version = version;
  lock.packages[''].version = version;
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}

export function inPubliccode(text: string, { version, date, repository }: Release): string {
  const dated = text
    .replace(/^softwareVersion: .*$/m, `softwareVersion: '${version}'`)
    .replace(/^releaseDate: .*$/m, `releaseDate: '${date}'`);
  if (repository === undefined) return dated;
  return dated
    .replace(/^url: .*\n/m, '')
    .replace(/^name: .*$/m, (name) => `${name}\nurl: '${repository}'`);
}

/** What is known not to conform is known of this version from now on. */
export function inAccessibility(text: string, { version }: Release): string {
  return text.replace(/^### Unreleased$/m, `### ${version}`);
}
