import type { Group, Say } from '../../../i18n/message.ts';
import { pickText } from '../../../protocol/pick-text.ts';
import type { Definition } from '../../../protocol/resources.ts';
import type { Stored } from '../../storage/queries/definitions.ts';
import { phaseOf } from '../definitions.ts';
import type { To } from '../links.ts';
import { speechIn } from '../page-words.ts';
import type { PlainForm } from './form.ts';
import type { PlainView } from './view.ts';
import { Fields } from '../fields.ts';

interface Asked {
  readonly stored: Stored;
  readonly language: string;
  readonly to: To;
  readonly now: number;
  readonly typed?: Fields;
  readonly runs?: boolean;
}

export function plainView<D extends Definition, S>(
  form: PlainForm<D, S>,
  { stored, language, to, now, typed: asTyped = new Fields(), runs = false }: Asked,
): PlainView<D, S> {
  const definition = stored.definition as D;
  const { lang, say, format } = speechIn(language, [...form.groups, 'failing', 'amounts', 'plain']);
  const typed = form.settled?.(asTyped, definition, format.lang) ?? asTyped;
  return {
    stored,
    definition,
    language,
    lang,
    say: say as Say<Group>,
    f: format,
    t: (text) => pickText(text, language, definition.language),
    to,
    now,
    typed,
    state: form.read(typed, definition, format.lang),
    errors: new Map(),
    asks: phaseOf(stored, now) === 'open' && definition.proofOfWork !== true,
    runs,
  };
}
