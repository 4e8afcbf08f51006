import type { TemplateResult } from 'lit';
import type { Group } from '../i18n/en.ts';
import type { Phase } from '../protocol/definition.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { Definition } from '../protocol/resources.ts';
import type { Credential } from '../protocol/selections.ts';
import type { Text } from '../protocol/text.ts';
import type { SummaryEntry } from './frame.ts';
import type { Words } from './wording.ts';

/** What the frame needs of a definition. */
export interface CommonDefinition {
  readonly title: Text;
  readonly intro?: Text;
  readonly language: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly phase?: Phase;
  readonly privacy?: Text;
  readonly thanks?: Text;
  readonly credential?: 'code';
  readonly links?: { readonly submit?: string; readonly receipt?: string };
}

/** The four verbs of a rules file, and how a draft becomes a state again. */
export interface RuleSet<D, S> {
  /** What a definition must say it is. */
  readonly type: Definition['type'];
  readonly initial: (definition: D) => S;
  readonly problems: (state: S, definition: D) => RuleProblem[];
  /** With the definition as it is sent; without it as it was typed, for a draft. */
  readonly toSubmission: (state: S, definition: D) => object;
  /** @returns undefined where a draft no longer fits the definition */
  readonly restore: (submission: unknown, definition: D) => S | undefined;
}

/** One page of what a person fills in. */
export interface Step {
  readonly heading: string;
  readonly body: () => TemplateResult;
  /** Problems whose pointer begins with one of these are put right here. */
  readonly owns: readonly string[];
}

/** How a widget asks who takes part; see `CredentialController`. */
export interface Credentials<G extends Group> {
  readonly hasProblem: boolean;
  readonly take: () => Credential | undefined;
  readonly refuse: (refusal: string) => boolean;
  readonly clear: () => void;
  readonly summary: (words: Words<G>) => SummaryEntry[];
  readonly render: (words: Words<G>) => TemplateResult;
}

/** The words that differ from widget to widget. */
export interface Labels {
  readonly send: string;
  readonly sent: string;
  /** For what one person may do several times. */
  readonly again?: string;
}

/** @returns whether a problem is put right on a page */
export function owns(step: Step, { pointer }: RuleProblem): boolean {
  return step.owns.some((start) => pointer === start || pointer.startsWith(`${start}/`));
}
