import type { Group, Say } from '../i18n/message.ts';
import type { Format } from '../i18n/format.ts';
import type { ShownText } from '../protocol/pick-text.ts';
import type { Text } from '../protocol/text.ts';
import type { NumberReader } from '../rules/typed-number.ts';
import type { Typing } from '../rules/typing.ts';

/** Everything a template needs to speak to a person; `G` says which groups of words it uses. */
export interface Speech<G extends Group> {
  readonly say: Say<G>;
  readonly f: Format;
  /** A text of the definition, in the reader's language if it is there. Another one when the words change. */
  readonly t: (text: Text) => ShownText;
}

/** A number that is typed: what it is for, and what becomes of it. */
export interface TypedInput<S extends Typing> {
  /** Where what was typed is kept, and by which the element is found. */
  readonly pointer: string;
  /** ISO 4217; a bare number without it. */
  readonly currency?: string | undefined;
  /** In minor units where there is a currency; NaN where something was typed that is no number. */
  readonly value: number | undefined;
  /** What an empty input stands for. */
  readonly empty: number | undefined;
  readonly put: (state: S, value: number | undefined) => S;
  /** What to announce of a new state. */
  readonly said?: (state: S) => string;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean | undefined;
  readonly decimals?: boolean;
  /** Counts once it is left: on the way to 12 it is 1, and what belongs to the others would go. */
  readonly whole?: boolean;
}

export type TypedView<S> = Pick<
  View<unknown, S, 'common'>,
  'state' | 'now' | 'say' | 'f' | 'change' | 'reader'
>;

/** How numbers that were typed are understood: comes with the second act, where numbers are typed. */
export interface Reader extends NumberReader {
  /** @returns what is wrong with what was typed and left, in words */
  readonly problem: <S extends Typing>(
    input: Pick<TypedInput<S>, 'pointer' | 'currency' | 'value'>,
    view: TypedView<S>,
  ) => string | undefined;
  /** The question what was meant, where an amount can be read in two ways: a button for each. */
  readonly which?: <S extends Typing>(
    input: TypedInput<S>,
    view: TypedView<S>,
    onChosen: (id: string) => void,
  ) => unknown;
}

/** What every template of a form is given, made once a render. */
export interface View<D, S, G extends Group> extends Speech<G | 'common'> {
  readonly definition: D;
  /** What was filled in so far. */
  readonly state: S;
  /** The same at the moment of asking: a template that is not drawn anew outlives its state. */
  readonly now: () => S;
  /** Milliseconds since 1970, by the server's clock. */
  readonly clock: () => number;
  /** Where the definition comes from: the order of its items is kept by it. */
  readonly url: string;
  /** What is wrong and shown as such, in words, by the id of its element. */
  readonly errors: ReadonlyMap<string, string>;
  /**
   * A person did something: the one way to a new state.
   * @param said what to announce to who cannot see the change
   */
  readonly change: (state: S, said?: string) => void;
  /** Moves the focus to the element with an id, after the next render. */
  readonly focusOn: (id: string, scroll?: boolean) => void;
  /** Undefined until the second act is there: what is left before is understood then. */
  readonly reader: () => Reader | undefined;
  /** @returns an address without what came along when it was pasted; as it is until the second act is there */
  readonly tidyEmail: (text: string) => string;
  /** Draws anew what has changed without a new state, such as a search. */
  readonly redraw: () => void;
}
