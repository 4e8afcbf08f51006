import type { Field } from '../../../protocol/fields.ts';
import { choiceKind } from './choice.ts';
import { consentKind } from './consent.ts';
import type { FieldKind, KindOf } from './kind.ts';
import { lineKind, longTextKind } from './text.ts';

type Kind = Field['kind'];

/** The kinds that most forms have. */
const kinds: Partial<Record<Kind, unknown>> = {
  'short-text': lineKind,
  'long-text': longTextKind,
  email: lineKind,
  telephone: lineKind,
  'single-choice': choiceKind,
  'multiple-choice': choiceKind,
  consent: consentKind,
};

/** The kinds that are fetched when a form has them. */
const rare: Partial<Record<Kind, () => Promise<unknown>>> = {
  number: async () => (await import('./number.ts')).numberKind,
  money: async () => (await import('./number.ts')).numberKind,
  date: async () => (await import('./date.ts')).dateKind,
};

/** @returns what a kind of question looks like; once `loadKinds` has seen it */
export const kindOf: KindOf = (field) => kinds[field.kind] as FieldKind | undefined;

/** Fetches the kinds that some questions are of. @returns undefined where all are here */
export function loadKinds(fields: readonly Field[]): Promise<unknown> | undefined {
  const missing = [...new Set(fields.map(({ kind }) => kind))].filter((kind) => !kinds[kind]);
  if (missing.length === 0) return undefined;
  return Promise.all(
    missing.map(async (kind) => {
      if (Object.hasOwn(rare, kind)) kinds[kind] = await rare[kind]?.();
    }),
  );
}
