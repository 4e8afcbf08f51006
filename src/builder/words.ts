/** What the builder says: a file of its own a language, as no page with a widget needs it. */
import type { Message } from '../i18n/message.ts';
import en from './words/en.json' with { type: 'json' };
import da from './words/da.json' with { type: 'json' };
import nb from './words/nb.json' with { type: 'json' };
import nn from './words/nn.json' with { type: 'json' };
import sv from './words/sv.json' with { type: 'json' };
import de from './words/de.json' with { type: 'json' };
import uk from './words/uk.json' with { type: 'json' };
import pl from './words/pl.json' with { type: 'json' };
import ar from './words/ar.json' with { type: 'json' };

export const BUILDER_WORDS: Readonly<Record<string, Readonly<Record<keyof typeof en, Message>>>> = {
  en,
  da,
  nb,
  nn,
  sv,
  de,
  uk,
  pl,
  ar,
};
