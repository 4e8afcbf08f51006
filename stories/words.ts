import ar from '../src/i18n/ar.ts';
import danish from '../src/i18n/da.ts';
import en, { type Group, type Messages, type MessagesFor } from '../src/i18n/en.ts';
import { createFormat } from '../src/i18n/format.ts';
import nb from '../src/i18n/nb.ts';

/** Everything that the widgets say in one language, by key. */
export type Spoken = MessagesFor<Group>;

function spoken(messages: Messages): Spoken {
  return Object.assign({}, ...Object.values(messages)) as Spoken;
}

/** By language. */
export const words = {
  en: spoken(en),
  da: spoken(danish),
  nb: spoken(nb),
  ar: spoken(ar),
};
export type Language = keyof typeof words;

/** What must stand on the screen is said in Danish. */
export const { da } = words;
export const f = createFormat('da');
