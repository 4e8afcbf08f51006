import type { Format } from '../../../i18n/format.ts';
import type { Group, Say } from '../../../i18n/message.ts';
import type { ShownText } from '../../../protocol/pick-text.ts';
import type { Definition } from '../../../protocol/resources.ts';
import type { Text } from '../../../protocol/text.ts';
import type { Stored } from '../../storage/queries/definitions.ts';
import type { To } from '../links.ts';
import type { Fields } from '../fields.ts';

/** What is drawn of something to take part in where no script runs: made once a page. */
export interface PlainView<D extends Definition = Definition, S = unknown> {
  readonly stored: Stored;
  readonly definition: D;
  /** BCP 47: of the page. */
  readonly language: string;
  /** Of its words: English where there are none in that of the page. */
  readonly lang: string;
  readonly say: Say<Group>;
  readonly f: Format;
  readonly t: (text: Text) => ShownText;
  readonly to: To;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What was sent, as it was typed; empty on a page that is only asked for. */
  readonly typed: Fields;
  /** What was typed, as far as it was understood. */
  readonly state: S;
  /** What is wrong, by the id of the field that it is about. */
  readonly errors: ReadonlyMap<string, string>;
  /** Whether there is something to fill in: it is open, and can be sent without a script. */
  readonly asks: boolean;
  /** What names begin with of which answers are stored already: they stay where nothing is written. */
  readonly keeps?: ReadonlySet<string>;
  /** Whether the widget may come and stand in for it: then no picture is fetched twice. */
  readonly runs: boolean;
}
