import type { Group, Key } from '../../../i18n/message.ts';
import type { RuleProblem } from '../../../protocol/problem.ts';
import type { AnyRefusalCode, Refusal } from '../../taking-part/refusal.ts';
import { notFoundPage } from '../refusal-pages.ts';
import type { Answering, Explained } from './form.ts';
import { formPage, receiptPage, reviewPage, type Wrong } from './plain-pages.ts';
import { CODE } from './review-html.ts';
import { takenAwayPage } from './taken-away-page.ts';
import type { PlainView } from './view.ts';

/** What is said of a refusal that is about all of it; of any other, that the fault is ours. */
const WORDS: Partial<Record<AnyRefusalCode, Key<Group>>> = {
  closed: 'failClosed',
  'not-open-yet': 'upcomingNoTime',
  'in-flight': 'failInFlight',
  'too-many-requests': 'failBusy',
  'proof-missing': 'proofScript',
  'key-missing': 'lookAgain',
};

/** How many faults are told of: enough to mend them, however many there are. */
const MOST_TOLD = 50;

/** After these there is no use in a last look. */
const OVER = new Set<AnyRefusalCode>(['closed', 'not-open-yet', 'proof-missing']);

/** A refusal as a page, with the status that it has as JSON: all that was typed stands there still. */
export async function refusedPage(answering: Answering, refusal: Refusal): Promise<Response> {
  const { view, c, services } = answering;
  const { code, status, details } = refusal;
  const { retryAfter, errors = [], receipt } = details;
  if (code === 'not-found') {
    return (await takenAwayPage(c, services, view.typed)) ?? notFoundPage(c, services);
  }
  // Something came under this key before, and that counts.
  if (code === 'key-reused' && receipt) return receiptPage(answering, receipt, status);
  const ofCode = codeProblem(refusal, view);
  if (ofCode) return lookAgain(answering, { status, what: [ofCode], retryAfter });
  if (code === 'rule') return formPage(answering, { status, what: explained(errors, answering) });
  const what = wordsOf(code, view);
  const wrong = { status, what, retryAfter };
  return OVER.has(code) ? formPage(answering, wrong) : lookAgain(answering, wrong);
}

/** There is a last look at what keeps the rules alone: anything else has no words there. */
function lookAgain(answering: Answering, wrong: Wrong): Promise<Response> {
  const { form, view } = answering;
  const errors = form.problems(view.state, view.definition, view.now);
  if (errors.length === 0) return reviewPage(answering, wrong);
  return formPage(answering, { ...wrong, what: explained(errors, answering) });
}

/** @returns what is wrong with the code; undefined where it is something else */
function codeProblem({ code, details }: Refusal, view: PlainView): Explained | undefined {
  const { say, typed } = view;
  const ofShape = details.errors?.some(({ pointer }) => pointer.startsWith('/credential'));
  const isMissing = (typed.get(CODE) ?? '').trim() === '';
  const key = code === 'already-voted' ? 'failAlreadyVoted' : isMissing ? 'codeMissing' : 'codeUnknown'; // prettier-ignore
  const isOfCode = code === 'not-eligible' || code === 'already-voted' || ofShape;
  return isOfCode ? { text: say(key), target: CODE } : undefined;
}

function explained(errors: readonly RuleProblem[], { form, view }: Answering): Explained[] {
  return errors.slice(0, MOST_TOLD).map((problem) => form.explain(problem, view));
}

function wordsOf(code: AnyRefusalCode, { say }: PlainView): string {
  const key = WORDS[code];
  return key === undefined ? `${say('failServer')} ${say('tryAgainOnce')}` : say(key);
}
