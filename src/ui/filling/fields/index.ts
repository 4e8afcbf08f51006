import type { Field } from '../../../protocol/fields.ts';
import type { FieldKind, KindOf } from './kind.ts';
import { lineKinds, longTextKind } from './text.ts';

type LaterKinds = typeof import('./rare.ts').rareKinds & typeof import('./choice.ts').choiceKinds;

/** The kinds that nearly all forms have. */
const common = {
  ...lineKinds,
  'long-text': longTextKind,
};

/** All kinds, once the others are fetched: one that stands in no file is an error here. */
const kinds: Readonly<Record<Field['kind'], unknown>> = common as typeof common & LaterKinds;

/** @returns what a kind of question looks like; once `loadKinds` has seen it */
export const kindOf: KindOf = (field) => kinds[field.kind] as FieldKind | undefined;

/** Fetches the kinds that are not here. @returns undefined where all are */
export function loadKinds(fields: readonly Field[]): Promise<unknown> | undefined {
  const missing = fields.filter((field) => !kindOf(field)).map(({ kind }) => kind.endsWith('-choice')); // prettier-ignore
  if (missing.length === 0) return undefined;
  return Promise.all([
    missing.includes(true) &&
      import('./choice.ts').then(({ choiceKinds }) => Object.assign(kinds, choiceKinds)),
    missing.includes(false) &&
      import('./rare.ts').then(({ rareKinds }) => Object.assign(kinds, rareKinds)),
  ]);
}
