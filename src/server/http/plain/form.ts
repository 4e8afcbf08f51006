import type { Fields } from '../fields.ts';
import type { Group, Key } from '../../../i18n/message.ts';
import type { RuleProblem } from '../../../protocol/problem.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import type { Definition, SubmissionTo } from '../../../protocol/resources.ts';
import type { Ctx, Services } from '../context.ts';
import type { PlainView } from './view.ts';

/** What is wrong, in words, and the field to put it right in. */
export interface Explained {
  /** What it is about, where that is one thing. */
  readonly name?: string;
  readonly text: string;
  /** The id of an element on the page. */
  readonly target: string;
  /** It is about all of it: the target is only the first that can mend it. */
  readonly whole?: true;
}

/** One thing that is sent, as a person reads it. */
export interface PlainRow {
  /** HTML. */
  readonly label: string;
  /** HTML. */
  readonly value: string;
  /** What it all comes to; and what stands below that, which is no part of it. */
  readonly kind?: 'sum' | 'rest';
  /** HTML of a small picture; what stands beside it says what it shows. */
  readonly picture?: string;
}

/** How somebody with a receipt's code sees what it stands for, takes it back and, maybe, changes it. */
export interface Manages<D extends Definition, S> {
  /** What leads there: the question, what a code looks like and is good for, and the button. */
  readonly words: Readonly<Record<'heading' | 'hint' | 'see', Key<Group>>>;
  /** @returns HTML of what a receipt stands for */
  shows(receipt: Receipt, view: PlainView<D, S>): string;
  /** The button that begins a change, where there is something to change. */
  changes?(view: PlainView<D, S>): Key<Group> | undefined;
  /** @param code of what is changed; @throws Refusal if nothing has it */
  change?(changing: Changing): Promise<Response>;
}

/** What a page is made of that answers somebody's form: nobody keeps it, and no script runs in it. */
export interface Answering {
  readonly c: Ctx;
  readonly services: Services;
  readonly form: PlainForm;
  readonly view: PlainView;
}

/** A change under way. */
export interface Changing {
  readonly answering: Answering;
  readonly code: string;
  readonly step: string;
  /** When it came in, in milliseconds since 1970. */
  readonly arrived: number;
  /** @returns what is answered to what was thrown */
  readonly refused: (answering: Answering, error: unknown) => Promise<Response>;
}

/**
 * How one kind of thing is taken part in without a script: as HTML, and back. What is allowed the
 * rules say, and what is done with it the server does as for everybody.
 */
export interface PlainForm<D extends Definition = Definition, S = unknown> {
  /** The words of its widget. */
  readonly groups: readonly Group[];
  /** @param language a BCP 47 tag: how numbers are written in it */
  read(typed: Fields, definition: D, language: string): S;
  /** @param now milliseconds since 1970 */
  problems(state: S, definition: D, now: number): readonly RuleProblem[];
  toSubmission(state: S, definition: D): SubmissionTo<D>;
  /** @returns whether something is asked next that depends on what was answered so far */
  goesOn?(view: PlainView<D, S>): boolean;
  /** @returns HTML of all there is to fill in, or to read where there is nothing to fill in */
  fields(view: PlainView<D, S>): string;
  explain(problem: RuleProblem, view: PlainView<D, S>): Explained;
  rows(view: PlainView<D, S>): readonly PlainRow[];
  /** @returns what was typed, where what belongs together is told by what was asked before */
  settled?(typed: Fields, definition: D, language: string): Fields;
  /** For whoever has taken part, and has the code of the receipt. */
  readonly manages?: Manages<D, S>;
  /** What the button says that sends it; `send` unless given. */
  readonly sends?: Key<Group>;
  /** It changes what is there: what it is all about was read before. */
  readonly isChange?: true;
  /** @returns the definition with what changes all the time, such as the places that are left */
  fresh?(services: Pick<Services, 'storage' | 'now'>, definition: D): Promise<D>;
  /** @returns HTML of what a receipt says of itself alone, such as the places on each date */
  ofReceipt?(receipt: Receipt, view: PlainView<D, S>): string;
}
