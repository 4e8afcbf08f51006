import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Group } from '../../i18n/message.ts';
import { RefusedError, UnreachableError } from '../../protocol/client/errors.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { Definition, SubmissionTo } from '../../protocol/resources.ts';
import type { SendingRules } from '../../rules/rules.ts';
import type { Typing } from '../../rules/typing.ts';
import { SamskabFailedEvent } from '../events.ts';
import { stepHeading } from '../filling/frame.ts';
import type { SecondAct, SendingForm, SummaryEntry } from '../form.ts';
import type { ReceiptNote } from '../device.ts';
import type { Delivery, Stand } from '../journey.ts';
import type { ManageHost } from '../managing/manage-host.ts';
import { button } from '../parts/button.ts';
import type { choiceTemplate } from '../parts/choice.ts';
import { HEADING, NOTICE, SUMMARY } from '../parts/ids.ts';
import { actions, notice } from '../parts/notice.ts';
import type { Reader, View } from '../view.ts';
import type { CodeField } from './credential.ts';
import { DELETE, UNDO, deletion } from './deletion.ts';
import { onKey } from './enter-key.ts';
import { errorSummary } from './error-summary.ts';
import { Outbox } from './outbox.ts';
import { pageOf } from './page-of.ts';
import { PageHistory } from '../page-history.ts';
import { postOf } from './post.ts';
import { Keep } from './keep.ts';
import { receiptTemplate, tookTemplate } from './receipt.ts';
import { privacyNote, reviewList, type ReviewRow } from './review.ts';
import { SamskabSentEvent } from './sending-events.ts';
import { sendingStyles } from './styles.ts';

/** Milliseconds between tries while the line seems to be there and no answer comes. */
const RETRY = 30_000;
/** Milliseconds for what says why something was not sent. */
const PATIENCE = 3000;

/** What one widget brings to its second act. */
interface Parts<D extends Definition, S, V> {
  readonly rules: SendingRules<D, S>;
  /** A problem in words, and the id of the element where it can be put right. */
  readonly explain: (problem: RuleProblem, view: V) => SummaryEntry;
  /** What will be sent, for a last look; or, once it is `sent`, what was. */
  readonly review: (view: V, sent?: boolean) => ReviewRow[];
  /** What the receipt says beside its code. */
  readonly receipt?: (receipt: Receipt, view: V) => unknown;
  /** What asks for a code, where a definition may want one. */
  readonly credential?: ((redraw: () => void) => CodeField) | undefined;
  /** What understands numbers, where some are typed. */
  readonly reader?: Reader | undefined;
  /** What tidies an address, where one is asked for. */
  readonly tidyEmail?: (text: string) => string;
  /** Called at first, and when an answer has come. */
  readonly refresh?: (form: SendingForm<D, S>) => Promise<void>;
  /** What its pages look like once somebody has done something. */
  readonly styles?: readonly CSSResult[];
  /** What waits for the link of a receipt, where receipts have one. */
  readonly managing?: (host: ManageHost<D, S, V>) => Manages<V>;
  /** What asks whether the device may keep that link: a form with choices has it. */
  readonly choice?: typeof choiceTemplate;
  /** Whether one person may send several. */
  readonly repeats?: boolean;
}

interface Manages<V> {
  readonly manager:
    | {
        readonly instead: (view: V) => TemplateResult | undefined;
        readonly above: (view: V) => unknown;
      }
    | undefined;
  readonly look: () => unknown;
  /** Somebody else is at it: what a link led to is gone. */
  readonly forget: () => void;
  readonly leave: () => void;
}

type SendingGroups = 'common' | 'items' | 'sending' | 'failing' | 'code' | 'ideaSending' | 'test';

/** @returns what makes the second act of a form: check, review, sending, failures, receipt */
export function secondAct<D extends Definition, S extends Typing, G extends Group>(
  parts: Parts<D, S, View<D, S, G>>,
): (form: SendingForm<D, S>) => SecondAct<D, S, G> {
  return (form) => new Sending(form, parts);
}

class Sending<D extends Definition, S extends Typing, G extends Group> implements SecondAct<
  D,
  S,
  G
> {
  readonly reader: Reader | undefined;
  readonly tidyEmail: ((text: string) => string) | undefined;
  readonly styles: readonly CSSResult[];
  readonly onKey = onKey;
  readonly #form: SendingForm<D, S>;
  readonly #parts: Parts<D, S, View<D, S, G>>;
  readonly #outbox: Outbox<D, S>;
  /** What was sent last, without the code of the person. */
  #sent: SubmissionTo<D> | undefined;
  /** Where a code is asked for. */
  readonly #code: CodeField | undefined;
  readonly #history: PageHistory | undefined;
  readonly #managing: Manages<View<D, S, G>> | undefined;
  readonly #stopListening: () => void;
  readonly #keep: Keep;
  /** What says why a server said no, once one has. */
  #failing: typeof import('./failure.ts') | undefined;
  #keptLink = false;
  #forgotten = false;
  #asking = false;
  /** Whether it is sent again without anybody having asked for it. */
  #byItself = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: SendingForm<D, S>, parts: Parts<D, S, View<D, S, G>>) {
    const { journey, definition, name, withHistory, focusOn } = form;
    this.styles = [sendingStyles, ...(parts.styles ?? [])];
    this.reader = parts.reader;
    this.tidyEmail = parts.tidyEmail;
    this.#form = form;
    this.#parts = parts;
    this.#outbox = new Outbox(journey, definition, parts.rules);
    if (asksForCode(definition)) this.#code = parts.credential?.(form.redraw);
    this.#stopListening = this.#outbox.listen();
    if (journey.stand.failure) void this.#fetchFailing().then(form.redraw);
    this.#keep = new Keep((said) => {
      form.announce(said);
      form.redraw();
    });
    void parts.refresh?.(form);
    this.#managing = parts.managing?.({
      form,
      shows: parts.receipt,
      refresh: () => parts.refresh?.(form),
      renew: () => this.#outbox.restart(),
      restart: () => this.#restart(false),
    });
    // Here before the line may be gone.
    if (definition.proofOfWork) import('./proof.ts').catch(() => undefined);
    if (!withHistory) return;
    this.#history = new PageHistory(name, (page) => {
      this.#outbox.goTo(page);
      focusOn(HEADING);
    });
    this.#history.begin(journey.stand.page);
  }

  next(): void {
    this.#form.focusOn(this.#outbox.next() ? HEADING : SUMMARY);
  }

  wrong(view: View<D, S, G>): SummaryEntry[] {
    const { stand } = this.#form.journey;
    const entries = this.#outbox
      .problems(stand.page)
      .map((problem) => this.#parts.explain(problem, view));
    return [...new Map(entries.map((entry) => [entry.target + entry.text, entry])).values()];
  }

  summary(view: View<D, S, G>, entries: readonly SummaryEntry[]): unknown {
    const speech = spoken(view);
    const { cameBack } = this.#form.journey.stand;
    return [
      cameBack === undefined ? nothing : notice('info', speech.say('restored')),
      this.#managing?.manager?.above(view),
      errorSummary(entries, this.#form.focusOn, speech),
    ];
  }

  status(view: View<D, S, G>, { delivery, unsure, deleted }: Stand<S>): string | undefined {
    const { say } = spoken(view);
    if (delivery.status === 'sending') return say('sending');
    if (unsure) return `${say('notKnown')}.`;
    if (delivery.status === 'failed') return `${say('notSent')}.`;
    return deleted ? say('deleted') : undefined;
  }

  deletion(view: View<D, S, G>, { kept, deleted, delivery }: Stand<S>): unknown {
    const { focusOn, announce } = this.#form;
    const { say } = spoken(view);
    return deletion(
      {
        can: kept === 'here' && delivery.status !== 'sending',
        asking: this.#asking,
        deleted: deleted !== undefined,
        onAsk: (asking) => {
          this.#asking = asking;
          focusOn(DELETE);
        },
        onDelete: () => {
          this.clear();
          this.#outbox.remove();
          focusOn(UNDO);
          announce(say('deleted'));
        },
        onUndo: () => {
          this.#outbox.bringBack();
          focusOn(HEADING);
        },
      },
      { say },
    );
  }

  back(view: View<D, S, G>): TemplateResult {
    return button(this.#back(spoken(view)));
  }

  #back({ say }: View<D, S, SendingGroups>) {
    const onClick = () => {
      this.#outbox.back();
      this.#form.focusOn(HEADING);
    };
    return { label: say('back'), onClick };
  }

  review(view: View<D, S, G>, stand: Stand<S>): TemplateResult {
    const { definition, journey } = this.#form;
    const speech = spoken(view);
    const { say } = speech;
    const busy = stand.delivery.status === 'sending';
    const pages = journey.route.pages.length;
    const closed =
      stand.delivery.status === 'failed' && this.#failing?.isFinal(stand.delivery.error);
    const send = {
      label: busy ? say('sending') : say('send'),
      look: 'primary',
      off: busy,
      onClick: () => void this.#send(speech),
    } as const;
    return html`
      ${stepHeading(say('checkHeading'), pages, pages + 1, speech)} ${this.#why(stand, speech)}
      ${errorSummary(this.#code?.summary(speech) ?? [], this.#form.focusOn, speech)}
      ${reviewList(
        this.#parts.review(view),
        speech,
        ({ pointer, target }) => {
          // What is on its way is what is shown: it changes when the answer is there.
          if (busy) return;
          this.#outbox.goTo(pageOf(journey.route.pages, pointer));
          this.#form.focusOn(target);
        },
        this.#outbox.problems().map((problem) => this.#parts.explain(problem, view)),
      )}
      ${privacyNote(definition, speech)} ${this.#code?.render(speech)}
      ${actions(closed ? undefined : send, busy ? undefined : this.#back(speech))}
    `;
  }

  instead(view: View<D, S, G>): TemplateResult | undefined {
    return this.#managing?.manager?.instead(view);
  }

  receipt(view: View<D, S, G>, { delivery }: Stand<S>): TemplateResult {
    if (delivery.status !== 'sent') return html``;
    const { arrival, elsewhere, at } = delivery;
    const { receipt, changedSince = false } = arrival;
    const speech = spoken(view);
    const { keeps } = this.#form.journey.route.device;
    return html`
      ${receiptTemplate(
        {
          ...this.#slip([{ code: receipt?.code, at }]),
          receipt,
          changedSince,
          elsewhere,
          extra: receipt && this.#parts.receipt?.(receipt, view),
          // What another tab has sent, or the server had before, is not what stands here.
          sent: !changedSince && !elsewhere && reviewList(this.#parts.review(view, true), speech),
          choice: this.#parts.choice,
          keptLink: keeps ? this.#keptLink : undefined,
          onKeepLink: (keep) => {
            this.#keptLink = keep;
            this.#outbox.keepLink(keep ? receipt?.links?.manage : undefined);
            this.#form.redraw();
          },
        },
        speech,
      )}
      ${this.#afterwards(speech, keeps && !this.#forgotten)}
      ${this.#forgotten ? html`<p role="status">${speech.say('forgotten')}</p>` : nothing}
    `;
  }

  took(view: View<D, S, G>, { took }: Stand<S>): TemplateResult {
    const speech = spoken(view);
    return html`${tookTemplate(this.#slip(took), speech)} ${this.#afterwards(speech, true)}`;
  }

  /** @param notes with times by the device's clock; the server's decides what is said */
  #slip(notes: readonly ReceiptNote[]) {
    const { definition, endpoint, clock, journey } = this.#form;
    const now = clock();
    const ahead = now - journey.route.now();
    const told = notes.map((note) => ({ ...note, at: note.at + ahead }));
    return { definition, endpoint, now, notes: told, keep: this.#keep };
  }

  /** What one can do once it is sent; for somebody else also where nothing is kept. */
  #afterwards(speech: View<D, S, SendingGroups>, canForget: boolean): TemplateResult {
    const { say } = speech;
    return actions(
      this.#parts.repeats
        ? { label: say('again'), onClick: () => this.#restart(false) }
        : undefined,
      { label: say('forAnother'), onClick: () => this.#restart(true) },
      canForget
        ? { label: say('forget'), look: 'plain', onClick: () => this.#forget(speech) }
        : undefined,
    );
  }

  follow(stand: Stand<S>, before: Stand<S>): void {
    // Who goes on filling in does not want it deleted.
    if (stand.filled !== before.filled) this.#asking = false;
    const { status } = stand.delivery;
    const was = before.delivery.status;
    if (status === 'sent' && was !== 'sent') this.#history?.end();
    else this.#history?.goTo(stand.page);
    if (status !== was && (was === 'sending' || status === 'sent')) this.#settled(stand);
  }

  onLine(waited = false): void {
    this.#byItself = true;
    this.#outbox.retry(waited);
    void this.#managing?.look();
  }

  clear(): void {
    this.#asking = false;
    this.#code?.clear();
    this.#keep.clear();
    this.#keptLink = this.#forgotten = false;
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#managing?.leave();
    this.#history?.stop();
  }

  /** Sending has ended: tells the page, and leads the focus to the news. */
  #settled({ delivery }: Stand<S>): void {
    const { dispatch, focusOn } = this.#form;
    clearTimeout(this.#timer);
    void this.#parts.refresh?.(this.#form);
    if (delivery.status === 'sent') {
      this.clear();
      if (delivery.elsewhere) return;
      const { receipt, changedSince } = delivery.arrival;
      const sent = changedSince ? undefined : this.#sent;
      dispatch(new SamskabSentEvent(this.#form.definition, sent, receipt));
      return focusOn(HEADING);
    }
    if (delivery.status !== 'failed') return;
    const { error } = delivery;
    dispatch(new SamskabFailedEvent<Definition>(this.#form.definition, error));
    const problem = error instanceof RefusedError ? error.problem : undefined;
    if (problem && this.#code?.refuse(problem.code)) {
      return focusOn(SUMMARY);
    }
    if (this.#outbox.showProblems()) return focusOn(SUMMARY);
    const wait = delivery.mayHaveArrived ? RETRY : delivery.again;
    if (wait) this.#timer = setTimeout(() => this.onLine(true), wait);
    // Somebody may be doing something else on the page by then.
    if (!this.#byItself) focusOn(NOTICE);
  }

  /** Why this is here, and what failed. */
  #why({ delivery, cameBack }: Stand<S>, speech: View<D, S, SendingGroups>) {
    const { say } = speech;
    const promise = this.#outbox.delivery;
    const again = say(promise === 'once' ? 'tryAgainOnce' : 'tryAgainTwice');
    if (delivery.status === 'failed') {
      // A code that was refused is told of beside its field.
      if (this.#code?.wasRefused) return nothing;
      const heading = delivery.mayHaveArrived ? say('notKnown') : say('notSent');
      return notice('bad', this.#failureWords(delivery, again, speech), heading);
    }
    if (cameBack === undefined) return nothing;
    if (cameBack === 'begun') return notice('info', say('restored'));
    if (cameBack === 'unsure') {
      return notice('info', `${say('cameBackUnsure')} ${again}`, say('notKnown'));
    }
    if (!this.#failing) return notice('info', say('failOther'), say('notSent'));
    const at = new Date(cameBack.at).toISOString();
    const reason = this.#failing.codeWords(cameBack.code, speech) ?? '';
    return notice('info', `${say('cameBackFailed', { at })} ${reason}`, say('notSent'));
  }

  /** @param again what becomes of it when it is sent again */
  #failureWords(
    { error, mayHaveArrived, again: waits }: Failed,
    again: string,
    speech: View<D, S, SendingGroups>,
  ): string {
    const { say } = speech;
    if (waits) return say('failWaiting');
    if (isOfServer(error)) return `${say('failServer')} ${again}`;
    if (this.#failing && !isLost(error)) return this.#failing.failureWords(error, again, speech);
    return mayHaveArrived ? `${say('failUnreachable')} ${again}` : say('failOther');
  }

  async #send({ say }: View<D, S, SendingGroups>): Promise<void> {
    const { journey, focusOn, announce, language } = this.#form;
    if (journey.stand.delivery.status === 'sending') return;
    if (this.#outbox.showProblems()) return focusOn(SUMMARY);
    const credential = this.#code?.take();
    if (this.#code?.hasProblem) {
      this.#form.redraw();
      return focusOn(SUMMARY);
    }
    if (this.#code) this.#code.wasRefused = false;
    this.#sent = this.#outbox.submission(language());
    const submission = credential ? { ...this.#sent, credential } : this.#sent;
    const post = postOf(this.#form, submission, this.#outbox.delivery);
    if (!post) return;
    announce(say('sending'));
    this.#byItself = false;
    await this.#outbox.send(async () => {
      try {
        return await post();
      } catch (error) {
        // Of a lost line, and of a server in trouble, the words are here.
        if (!isLost(error) && !isOfServer(error)) await this.#fetchFailing();
        throw error;
      }
    });
  }

  /** What says why; where it does not come soon, that it was not sent is said without it. */
  async #fetchFailing(): Promise<void> {
    const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE));
    const file = import('./failure.ts').catch(() => undefined);
    this.#failing ??= await Promise.race([file, late]);
  }

  #forget({ say }: View<D, S, SendingGroups>): void {
    this.#outbox.forget();
    this.#forgotten = true;
    this.#form.focusOn(HEADING);
    this.#form.announce(say('forgotten'));
  }

  #restart(another: boolean): void {
    const { focusOn, reveal, announce } = this.#form;
    this.clear();
    if (another) {
      // What was searched for, what was said last, and what a link led to in this tab.
      reveal();
      announce('');
      this.#managing?.forget();
    }
    this.#outbox.restart(another);
    focusOn(HEADING);
  }
}

type Failed = Extract<Delivery, { status: 'failed' }>;

function isLost(error: unknown): boolean {
  return error instanceof UnreachableError;
}

function isOfServer(error: unknown): boolean {
  return error instanceof RefusedError && error.status >= 500;
}

function asksForCode(definition: Definition): boolean {
  return 'credential' in definition && definition.credential !== undefined;
}

/** The second act speaks with words that came with it. */
function spoken<D, S, G extends Group>(view: View<D, S, G>): View<D, S, SendingGroups> {
  return view as unknown as View<D, S, SendingGroups>;
}
