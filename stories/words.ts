import { createFormat } from '../src/i18n/format.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import type { GroupsOf } from '../src/i18n/locale.ts';
import { phrase, type Group, type Message, type Say, type Words } from '../src/i18n/message.ts';
import { groups as budgetAllocator } from '../src/widgets/budget-allocator/groups.ts';
import { groups as eventSignup } from '../src/widgets/event-signup/groups.ts';
import { groups as ideaForm } from '../src/widgets/idea-form/groups.ts';
import { groups as results } from '../src/widgets/results/groups.ts';
import { groups as votingBallot } from '../src/widgets/voting-ballot/groups.ts';

const GROUPS = {
  'samskab-budget-allocator': budgetAllocator,
  'samskab-event-signup': eventSignup,
  'samskab-idea-form': ideaForm,
  'samskab-results': results,
  'samskab-voting-ballot': votingBallot,
};

export type Tag = keyof typeof GROUPS;
type GroupOf<T extends Tag> =
  (typeof GROUPS)[T]['first' | 'later'][number] | RareOf<(typeof GROUPS)[T]>;
type RareOf<T> = T extends { readonly rare: readonly (infer G)[] } ? G : never;

const WORDS = new Map<string, Words>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default);
}

/**
 * Says what a widget says: what must stand on the screen, in Danish unless another language is given.
 * @throws at a key that the widget does not have
 */
export function wordsOf<T extends Tag>(tag: T, language = 'da'): Say<GroupOf<T>> {
  const { first, later, rare = [] }: GroupsOf<Group> = GROUPS[tag];
  const words = WORDS.get(language);
  const all = new Map<string, Message>(
    [...first, ...later, ...rare].flatMap((group) => Object.entries(words?.[group] ?? {})),
  );
  const format = createFormat(language);
  return (key, values = {}) => {
    const message = all.get(key);
    if (message === undefined) throw new Error(`${tag} does not say "${key}" in ${language}`);
    return phrase(message, values, format);
  };
}

/** Numbers and money as Danes write them. */
export const f = createFormat('da');
