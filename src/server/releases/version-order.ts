import type { KeptRelease } from '../storage/releases/releases.ts';

const NUMBERS = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?(?:\+([\w.-]+))?$/;

/** @returns whether a release can be called so */
export function isVersion(name: string): boolean {
  return NUMBERS.test(name);
}

/**
 * Orders releases by their versions, the newest first, as semantic versioning does. Of several
 * builds of one version, the first to be kept goes before all others, as it alone has the plain
 * name and must not come again as something else; then those that came last.
 */
export function newestFirst(releases: readonly KeptRelease[]): string[] {
  return releases.toSorted((one, other) => compare(other, one)).map(({ name }) => name);
}

function compare(one: KeptRelease, other: KeptRelease): number {
  const [a, b] = [partsOf(one.name), partsOf(other.name)];
  for (const [at, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return (
    compareStages(a.stage, b.stage) ||
    Number(a.build === '') - Number(b.build === '') ||
    one.since - other.since
  );
}

function partsOf(name: string) {
  const [, major = '', minor = '', patch = '', stage = '', build = ''] = NUMBERS.exec(name) ?? [];
  return { numbers: [major, minor, patch].map(Number), stage, build };
}

/** `1.0.0-beta.2` comes before `1.0.0-beta.10`, and both before `1.0.0`. */
function compareStages(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '' || other === '') return one === '' ? 1 : -1;
  const [a, b] = [one.split('.'), other.split('.')];
  for (const [at, part] of a.entries()) {
    const difference = compareParts(part, b[at]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareParts(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  const [first, second] = [one, other].map((part) => (/^\d+$/.test(part) ? Number(part) : NaN));
  if (!Number.isNaN(first) && !Number.isNaN(second)) return (first ?? 0) - (second ?? 0);
  if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1;
  if (one === other) return 0;
  return one > other ? 1 : -1;
}
