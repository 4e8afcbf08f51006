import type * as v from 'valibot';
import { placeWords } from './place-words.ts';

/** As much of a schema as tells which keys it takes. */
export interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly Shape[];
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly value?: Shape;
  readonly key?: string;
  readonly literal?: unknown;
}

/**
 * A schema drops the keys it does not know; one that was meant, such as `maxLenght`, must not go in
 * silence.
 * @param input what may not fit the schema elsewhere
 * @returns each key that the schema does not know, and the one that was meant, if it is seen
 */
export function unknownKeys(schema: v.GenericSchema, input: unknown): string[] {
  return unknownIn([schema as unknown as Shape], input, []);
}

/** @param shapes what may stand here; a union may be any of several */
function unknownIn(shapes: readonly Shape[], input: unknown, path: (string | number)[]): string[] {
  if (input === null || typeof input !== 'object') return [];
  const here = shapes.flatMap((shape) => unwrapped(shape, input));
  if (Array.isArray(input)) {
    const items = here.flatMap(({ item }) => item ?? []);
    return input.flatMap((one, index) => unknownIn(items, one, [...path, index]));
  }
  // A map of languages takes any key, and each was checked.
  if (here.some(({ type }) => type === 'record')) return [];
  // Where no group belongs, its keys are no news.
  if (!here.some(({ entries }) => entries)) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const inner = here.flatMap(({ entries = {} }) =>
      Object.hasOwn(entries, key) ? (entries[key] as Shape) : [],
    );
    if (inner.length > 0) return unknownIn(inner, value, [...path, key]);
    const known = here.flatMap(({ entries = {} }) => Object.keys(entries));
    return [placeWords([...path, key], `is not known here${meant(key, known)}`)];
  });
}

/** @returns what stands behind `optional`, and those of several that may be meant */
export function unwrapped(shape: Shape, input: object): Shape[] {
  if (shape.wrapped) return unwrapped(shape.wrapped, input);
  if (!shape.options || shape.type === 'picklist') return [shape];
  const { key } = shape;
  const options = shape.options.filter(
    ({ entries }) =>
      key === undefined || entries?.[key]?.literal === (input as Record<string, unknown>)[key],
  );
  // Where the kind is none that there is, what any of them takes may be meant.
  const meant = options.length > 0 ? options : shape.options;
  return meant.flatMap((option) => unwrapped(option, input));
}

function meant(key: string, known: readonly string[]): string {
  const [nearest] = known
    .map((name) => ({ name, by: distance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, by }) => by <= Math.min(2, name.length / 2))
    .sort((a, b) => a.by - b.by);
  return nearest ? `: is \`${nearest.name}\` meant?` : '';
}

/** @returns how many letters were left out, added, changed or swapped with their neighbour */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + changed, swapped));
    }
  }
  return at(a.length, b.length);
}
