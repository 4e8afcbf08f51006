import { readFileSync } from 'node:fs';

interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Typed extends Described {
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** What the manifest tells of a widget; the docblocks are its source. */
export interface Widget extends Described {
  readonly tagName: string;
  readonly members: readonly (Typed & { readonly kind: string; readonly static?: boolean })[];
  readonly attributes: readonly (Typed & { readonly fieldName?: string })[];
  readonly events: readonly (Typed & { readonly type: { readonly text: string } })[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Typed[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Partial<Widget>[] }[];
}

/** @returns all widgets of a manifest, by the names of their tags */
export function readWidgets(file: string): Widget[] {
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter((one): one is Widget => one.tagName !== undefined)
    .toSorted((one, two) => one.tagName.localeCompare(two.tagName));
}

/** @returns `voting-ballot` of `samskab-voting-ballot` */
export function shortName({ tagName }: Widget): string {
  return tagName.replace(/^samskab-/, '');
}

/** @returns the names of what a script sets */
export function propertiesOf({ members }: Widget): string[] {
  return members.filter((one) => one.kind === 'field' && !one.static).map(({ name }) => name);
}

/** @returns what the events of a widget tell of, such as `BallotDefinition` */
export function definitionOf({ events, name }: Widget): string {
  for (const { type } of events) {
    const [, definition] = /<(\w+)>/.exec(type.text) ?? [];
    if (definition) return definition;
  }
  throw new Error(`No event of ${name} tells of its definition.`);
}

/** @returns names as a union of types */
export function union(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ');
}

/** @returns a description as a comment before what it describes */
export function comment(description = ''): string {
  return `/** ${description.replaceAll(/\s+/g, ' ').replaceAll('*/', '')} */`;
}
