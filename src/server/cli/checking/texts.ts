import type * as v from 'valibot';
import { TextSchema, type Text } from '../../../protocol/text.ts';
import { unwrapped, type Shape } from '../../defining/unknown-keys.ts';

/** A text of a definition, and where it stands. */
export interface Placed {
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

/**
 * By the schema, so that a text that is new there is found.
 * @param input what fits the schema
 * @returns all that people read
 */
export function textsIn(schema: v.GenericSchema, input: unknown): Placed[] {
  return textsAt([schema as unknown as Shape], input, []);
}

function textsAt(shapes: readonly Shape[], input: unknown, path: Placed['path']): Placed[] {
  if (shapes.some(isText)) return [{ path, text: input as Text }];
  if (input === null || typeof input !== 'object') return [];
  const here = shapes.flatMap((shape) => unwrapped(shape, input));
  if (Array.isArray(input)) {
    const items = here.flatMap(({ item }) => item ?? []);
    return input.flatMap((one, index) => textsAt(items, one, [...path, index]));
  }
  return Object.entries(input).flatMap(([key, value]) => {
    const inner = here.flatMap(({ entries = {} }) =>
      Object.hasOwn(entries, key) ? (entries[key] as Shape) : [],
    );
    return textsAt(inner, value, [...path, key]);
  });
}

function isText(shape: Shape): boolean {
  return shape.wrapped ? isText(shape.wrapped) : (shape as unknown) === TextSchema;
}

/** @returns where a text stands, shortly: `items[2].name` */
export function pathOf(path: Placed['path']): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join(''); // prettier-ignore
}
