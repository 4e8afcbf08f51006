import type { DefinitionOf, ResourceName, SubmissionOf } from '../../protocol/resources.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { AnyWords } from './words.ts';

/** What the OpenAPI document says of one thing to take part in, beside its schemas. */
export interface About<N extends ResourceName> {
  /** What operations call one of them, and several: `getBallot`, `listBallots`. */
  readonly one: string;
  readonly many: string;
  /** What they call what is sent: `submitBallot`. */
  readonly sent: string;
  /** What it is, in a sentence. */
  readonly sentence: string;
  /** Of the two schemas. */
  readonly definitionWords: AnyWords;
  readonly submissionWords: AnyWords;
  /** By names; each as the server shows it. */
  readonly examples: Readonly<Record<string, Example<N>>>;
}

/** A definition, what somebody sends to it, and what comes back. */
export interface Example<N extends ResourceName> {
  /** What is shown, in a few words. */
  readonly summary: string;
  readonly definition: DefinitionOf<N>;
  readonly submission: SubmissionOf<N>;
  readonly receipt: Receipt;
}

/**
 * What the server sets in each definition that it shows.
 * @param resource of what is voted on, whose items have pages
 */
export function shownAs(
  id: string,
  resource?: 'ballots' | 'budgets',
): {
  readonly phase: 'open';
  readonly delivery: 'once';
  readonly links: { readonly submit: string; readonly item?: string };
} {
  const item = resource && { item: `../../${resource}/${id}/items/{item}` };
  return { phase: 'open', delivery: 'once', links: { submit: id, ...item } };
}
