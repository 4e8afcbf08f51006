import type { Field } from '../../../protocol/fields.ts';
import { choiceKind } from './choice.ts';
import type { FieldKind, KindOf } from './kind.ts';
import { lineKinds, longTextKind } from './text.ts';

type RareKinds = typeof import('./rare.ts').rareKinds;

/** The kinds that most forms have. */
const common = {
  ...lineKinds,
  'long-text': longTextKind,
  'single-choice': choiceKind,
  'multiple-choice': choiceKind,
};

/** All kinds, once the rare ones are fetched: one that stands in neither file is an error here. */
const kinds: Readonly<Record<Field['kind'], unknown>> = common as typeof common & RareKinds;

/** @returns what a kind of question looks like; once `loadKinds` has seen it */
export const kindOf: KindOf = (field) => kinds[field.kind] as FieldKind | undefined;

/** Fetches the kinds that few forms have, where there is one. @returns undefined where all are here */
export function loadKinds(fields: readonly Field[]): Promise<unknown> | undefined {
  if (fields.every(kindOf)) return undefined;
  return import('./rare.ts').then(({ rareKinds }) => Object.assign(kinds, rareKinds));
}
