import type { CSSResult, TemplateResult } from 'lit';
import type { Group } from '../i18n/message.ts';
import type { Fetch } from '../protocol/client/request.ts';
import type { Definition } from '../protocol/resources.ts';
import type { Typing } from '../rules/typing.ts';
import type { Journey, Stand } from './journey.ts';
import type { Reader, View } from './view.ts';

/** One page of what a person fills in. */
export interface Page<D, S, G extends Group> {
  /** Problems whose pointer begins with one of these are put right here. */
  readonly owns: readonly string[];
  readonly heading: (view: View<D, S, G>) => string;
  /** @param next the button that leads on; drawn below, unless the page holds it */
  readonly body: (view: View<D, S, G>, next: TemplateResult) => TemplateResult;
  /** Whether the page draws that button itself, in reach of what is chosen. */
  readonly holdsNext?: (definition: D) => boolean;
}

/** One thing that is wrong, and the element where it can be put right. */
export interface SummaryEntry {
  /** What it is about, where that is not the whole page. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly target: string;
  /** Not about that one element, which is only where to begin: it is not marked as wrong. */
  readonly whole?: boolean;
}

/** What one widget brings to the first act: everything else of a form is the same for all. */
export interface FormSpecification<D extends Definition, S, G extends Group> {
  /** What a definition must say it is. */
  readonly type: D['type'];
  readonly initial: (definition: D) => S;
  /** What would be sent now, as it was typed. */
  readonly asTyped: (state: S) => object;
  /** The pages to fill in; the review comes after them. */
  readonly pages: (definition: D) => readonly Page<D, S, G>[];
  /** Fetches what a definition needs beyond this, before it is drawn. */
  readonly prepare?: (definition: D) => Promise<unknown> | undefined;
  /** Of what was fetched so. */
  readonly styles?: () => readonly CSSResult[];
  /** Shows what a search hides, what is folded or not drawn yet: an element is led to there. */
  readonly reveal?: (id: string) => void;
  /** The form is gone, or begins with another definition. */
  readonly leave?: () => void;
  /** Fetches the second act: what is needed to check and to send what a definition asks. */
  readonly sending: (definition: D) => Promise<{
    readonly sending: (form: SendingForm<D, S>) => SecondAct<D, S, G>;
  }>;
}

/** What the second act needs of the form that it belongs to. */
export interface SendingForm<D extends Definition, S> {
  readonly journey: Journey<S & Typing>;
  readonly definition: D;
  /** Of the form on this device, and of its entries in the history. */
  readonly name: string;
  /** Whether pages are entries in the history. */
  readonly withHistory: boolean;
  /** Absolute; where a submission is sent. */
  readonly submitUrl: string;
  /** Absolute; what links of the definition are relative to. */
  readonly endpoint: string;
  /** Shows more of the same definition. */
  readonly amend: (definition: D) => void;
  /** Milliseconds since 1970, by the server's clock. */
  readonly clock: () => number;
  readonly language: () => string;
  /** Fetches the words that few ever see. */
  readonly loadRare: () => Promise<void>;
  readonly fetch: () => Fetch | undefined;
  readonly dispatch: (event: Event) => boolean;
  readonly focusOn: (id: string) => void;
  readonly announce: (message: string) => void;
  /** Forgets what a list was searched for. */
  readonly reveal: () => void;
  readonly redraw: () => void;
}

/** The second act: the check, the last look, the sending, and what came of it. */
export interface SecondAct<D extends Definition, S, G extends Group> {
  /** Understands numbers, where some are typed. */
  readonly reader?: Reader | undefined;
  readonly tidyEmail?: ((text: string) => string) | undefined;
  readonly styles: readonly CSSResult[];
  readonly onKey: (event: KeyboardEvent) => void;
  /** Goes on to the next page, or shows what is wrong on this one. */
  readonly next: () => void;
  /** @returns what is wrong on the page that is shown, each thing said once */
  readonly wrong: (view: View<D, S, G>) => SummaryEntry[];
  /** That it came back; and all that is wrong, with links to where it can be put right. */
  readonly summary: (view: View<D, S, G>, entries: readonly SummaryEntry[]) => unknown;
  /** @returns where sending stands, where something came of it or it was deleted */
  readonly status: (view: View<D, S, G>, stand: Stand<S>) => string | undefined;
  /** The way to the page before. */
  readonly back: (view: View<D, S, G>) => TemplateResult;
  /** Deletes what was begun from the device. */
  readonly deletion: (view: View<D, S, G>, stand: Stand<S>) => unknown;
  readonly review: (view: View<D, S, G>, stand: Stand<S>) => TemplateResult;
  /** What stands in place of the form where a receipt's link led here; undefined where none did. */
  readonly instead: (view: View<D, S, G>) => TemplateResult | undefined;
  readonly receipt: (view: View<D, S, G>, stand: Stand<S>) => TemplateResult;
  /** Somebody took part on this device before. */
  readonly took: (view: View<D, S, G>, stand: Stand<S>) => TemplateResult;
  /** The journey has moved. */
  readonly follow: (stand: Stand<S>, before: Stand<S>) => void;
  /** The line is back. */
  readonly onLine: () => void;
  /** Begun anew: nothing of the last person stays. */
  readonly clear: () => void;
  /** Nobody looks any more. */
  readonly leave: () => void;
}
