import { RefusedError } from '../../protocol/client/errors.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import type { Definition, SubmissionTo } from '../../protocol/resources.ts';
import type { SendingRules } from '../../rules/rules.ts';
import type { Typing } from '../../rules/typing.ts';
import { newKey, type Draft, type Memory, type ReceiptNote } from '../device.ts';
import type { Arrival, Journey, Stand } from '../journey.ts';
import { forgetOn, handOver, ownReceipts, readDraft, receiptsOn, wipeDraft } from './kept.ts';
import { followOtherTabs } from './other-tabs.ts';
import { pageOf } from './page-of.ts';

/** Sends one submission, as often as it takes. */
export type Post = () => Promise<Arrival>;

/** How long sending is tried again by itself, in milliseconds. */
const PATIENCE = 600_000;
/** How long a server may ask to wait for it to be sent again by itself, in milliseconds. */
const LONGEST_WAIT = 120_000;
/** How long a device remembers that somebody took part, in milliseconds after closing. */
const MEMORY = 30 * 86_400_000;
/** Milliseconds between what another tab has wiped and what it has stored. */
const RECENT = 10_000;

/** What is checked, sent and settled: the second half of a journey. */
export class Outbox<D extends Definition, S extends Typing> {
  readonly journey: Journey<S>;
  readonly #definition: D;
  readonly #rules: SendingRules<D, S>;
  /** When it was first sent on this page, and how. */
  #first: { readonly key: string; readonly at: number; readonly post: Post } | undefined;
  /** What is on its way, or was last. */
  #posted: { readonly key: string; readonly filled: S; readonly at: number } | undefined;
  /** What another tab was sending when it was taken up here. */
  #adopted: S | undefined;

  constructor(journey: Journey<S>, definition: D, rules: SendingRules<D, S>) {
    this.journey = journey;
    this.#definition = definition;
    this.#rules = rules;
  }

  /** What the backend promises: once, or nothing. */
  get delivery(): 'once' | 'plain' {
    return this.#definition.delivery ?? 'plain';
  }

  /** Takes up what lies on the device, and follows what other tabs do with the same form. @returns how to stop */
  listen(): () => void {
    const stop = followOtherTabs(
      this.journey.route.device,
      () => this.#draftElsewhere(),
      (told) => this.#receiptsElsewhere(told),
    );
    open.add(this);
    this.#begin();
    return () => {
      open.delete(this);
      stop();
    };
  }

  /** Takes up what lay there at first, or what was done elsewhere before anybody listened here. */
  #begin(): void {
    const { journey } = this;
    if (!journey.waits) return this.#draftElsewhere();
    const { device, now } = journey.route;
    const draft = readDraft(device);
    journey.waits = false;
    if (draft && this.#takeUp(draft)) return;
    journey.set({ took: ownReceipts(device, now()) });
  }

  back(): void {
    this.goTo(this.journey.stand.page - 1);
  }

  goTo(page: number): void {
    const bounded = Math.min(Math.max(page, 0), this.journey.route.pages.length);
    this.journey.set({ page: bounded, tried: false, cameBack: undefined });
    if (this.journey.stand.kept === 'here') this.journey.keep();
  }

  /** Begins anew, for another submission; with `another` for somebody else on this device. */
  restart(another = false): void {
    const { journey } = this;
    const { device, now } = journey.route;
    if (another) handOver(device, now());
    // What was sent from here is wiped already: what lies there now was begun in another tab.
    if (journey.stand.kept !== 'nothing') wipeDraft(device);
    journey.key = newKey();
    journey.set(journey.fresh());
  }

  /** Deletes what was begun; it can be had back until something else is done. */
  remove(): void {
    const deleted = this.journey.draft();
    this.restart();
    this.journey.set({ deleted });
  }

  /** Brings back what was deleted a moment ago. */
  bringBack(): void {
    const { journey } = this;
    const { deleted } = journey.stand;
    if (!deleted || !this.#takeUp(deleted)) return;
    journey.set({ cameBack: undefined });
    journey.keep();
  }

  /** @returns what is wrong, on one page or all */
  problems(page?: number): RuleProblem[] {
    const { filled, refused } = this.journey.stand;
    return this.#on(page, [...this.#rules.problems(filled, this.#definition), ...refused]);
  }

  /** Goes on, unless something is wrong on this page. @returns whether it went on */
  next(): boolean {
    const { page } = this.journey.stand;
    if ([...this.problems(page), ...this.#unread(page)].length > 0) {
      this.journey.set({ tried: true });
      return false;
    }
    this.goTo(page + 1);
    return true;
  }

  /** Goes to the first page on which something is wrong. @returns whether there is one */
  showProblems(): boolean {
    const pages = [...this.problems(), ...this.#unread()].map(({ pointer }) =>
      pageOf(this.journey.route.pages, pointer),
    );
    if (pages.length === 0) return false;
    this.goTo(Math.min(...pages));
    this.journey.set({ tried: true });
    return true;
  }

  /** @returns what is sent now, but for the code of the person */
  submission(language: string): SubmissionTo<D> {
    const { filled } = this.journey.stand;
    return { ...this.#rules.toSubmission(filled, this.#definition), language } as SubmissionTo<D>;
  }

  /** Sends, and settles how it went. That nobody knows yet is written down before. */
  async send(post: Post): Promise<void> {
    const { journey } = this;
    if (journey.stand.delivery.status === 'sending') return;
    const { key } = journey;
    const now = journey.route.now();
    this.#posted = { key, filled: journey.stand.filled, at: now };
    const at = this.#first?.key === key ? this.#first.at : now;
    this.#first = { key, at, post };
    journey.set({
      delivery: { status: 'sending' },
      cameBack: undefined,
      failure: undefined,
      deleted: undefined,
      unsure: true,
    });
    journey.keep();
    try {
      this.settle(await post());
    } catch (error) {
      this.settle({ error });
    }
  }

  /**
   * The line is back: what found no answer is sent again under its key, while somebody waits for it.
   * @param waited whether it is as late as the server asked for
   */
  retry(waited = false): void {
    const { stand, key, route } = this.journey;
    const { delivery } = stand;
    if (delivery.status !== 'failed') return;
    if (!delivery.mayHaveArrived && !(waited && delivery.again)) return;
    if (this.delivery === 'plain' || this.#first?.key !== key) return;
    if (delivery.again || route.now() - this.#first.at <= PATIENCE) {
      void this.send(this.#first.post);
    }
  }

  /** Takes in how sending ended: what arrived is wiped from the device, and that it did is kept. */
  settle(outcome: Arrival | { readonly error: unknown }): void {
    const { key, filled, at } = this.#posted ?? {
      key: this.journey.key,
      filled: this.journey.stand.filled,
      at: this.journey.route.now(),
    };
    // Left meanwhile, and opened again on the same page: what comes of it belongs to who looks now.
    const here = this.journey.left ? heirOf(key) : undefined;
    const looking = (here ?? this) as this;
    if ('error' in outcome) looking.#failed(outcome.error, key, at);
    else looking.#sent(outcome, key, filled);
  }

  /** Forgets that anybody took part on this device. */
  forget(): void {
    forgetOn(this.journey.route.device);
    this.journey.set({ took: [] });
  }

  /** Keeps the link that manages a sign-up on this device, or does not. */
  keepLink(link: string | undefined): void {
    const { device, now } = this.journey.route;
    const receipts = [...receiptsOn(device, now())];
    const { manage: _, ...last } = receipts.pop() ?? { at: now() };
    this.#remember([...receipts, link ? { ...last, manage: link } : last]);
  }

  #sent(arrival: Arrival, key: string, filled: S): void {
    const { journey } = this;
    const { device, now } = journey.route;
    const at = now();
    // Another form may have taken this one's place on the device meanwhile.
    const draft = readDraft(device);
    if (!draft || draft.key === key) wipeDraft(device);
    const code = arrival.receipt?.code;
    // Two tabs may have sent the same one.
    const others = receiptsOn(device, at).filter((one) => code === undefined || one.code !== code);
    this.#remember([...others, { code, at }]);
    // Another one was begun here meanwhile: of that, nothing was sent.
    if (key !== journey.key) return;
    const changedSince = arrival.changedSince || !this.#isAlike(filled, journey.stand.filled);
    journey.set({
      delivery: { status: 'sent', arrival: { ...arrival, changedSince }, at, elsewhere: false },
      kept: 'nothing',
      unsure: false,
      took: [],
    });
  }

  #failed(error: unknown, key: string, at: number): void {
    const { journey } = this;
    const { device, now } = journey.route;
    const mayHaveArrived = !isRefusal(error);
    const { code = '', errors = [] } = error instanceof RefusedError ? error.problem : {};
    const { status, retryAfter = 0 } = (error ?? {}) as Partial<RefusedError>;
    // It is not said of what would come after everybody's patience has ended.
    const willWait =
      status === 429 &&
      retryAfter > 0 &&
      retryAfter <= LONGEST_WAIT &&
      this.delivery === 'once' &&
      this.#first?.key === key &&
      now() + retryAfter - this.#first.at <= PATIENCE;
    const failure = mayHaveArrived ? undefined : { code, at: now() };
    const draft = readDraft(device);
    // Whoever opened it again may have gone on with it, or have deleted it: it is theirs now.
    if (journey.left && draft?.key === key) {
      device.writeDraft({ ...draft, unsure: mayHaveArrived, failure });
    }
    if (journey.left || key !== journey.key || this.#sentElsewhere(at)) return;
    const deleted = journey.stand.kept === 'here' && !draft;
    const typed = draft?.key === key ? this.#typedElsewhere(draft) : undefined;
    journey.set({
      delivery: {
        status: 'failed',
        error,
        mayHaveArrived,
        again: willWait ? retryAfter : undefined,
      },
      refused: errors as RuleProblem[],
      unsure: mayHaveArrived,
      failure,
      ...(typed && { filled: typed }),
      ...(deleted && { kept: 'nothing' }),
    });
    if (!deleted) journey.keep();
  }

  #remember(receipts: readonly ReceiptNote[]): void {
    const { device, now } = this.journey.route;
    const { closes } = this.#definition;
    const closing = closes === undefined ? 0 : Date.parse(closes);
    const memory: Memory = { receipts, until: Math.max(closing, now()) + MEMORY };
    device.write(device.memory, memory);
  }

  /** @returns whether a draft still fits, and is taken up */
  #takeUp(draft: Draft): boolean {
    const { journey } = this;
    const filled = this.#restore(draft.filled);
    if (filled === undefined) return false;
    journey.key = draft.key;
    journey.set({
      ...journey.fresh(),
      filled,
      page: Math.min(Math.max(draft.page, 0), journey.route.pages.length),
      kept: 'here',
      unsure: draft.unsure,
      failure: draft.failure,
      cameBack: draft.failure ?? (draft.unsure ? 'unsure' : 'begun'),
    });
    return true;
  }

  #restore(filled: unknown): S | undefined {
    return this.#rules.restore(filled, this.#definition);
  }

  /** Another tab has the same form: there is one draft, and what was typed last is it. */
  #draftElsewhere(): void {
    const { journey } = this;
    const { delivery, kept } = journey.stand;
    if (delivery.status === 'sending' || delivery.status === 'sent') return;
    const draft = readDraft(journey.route.device);
    if (draft && this.#isSame(draft, journey.draft())) return;
    if (!draft && kept !== 'here') return;
    if (draft) this.#adopt(draft);
    else if (!this.#sentElsewhere()) this.restart();
    journey.set({ cameBack: undefined });
  }

  #adopt(draft: Draft): void {
    if (!this.#takeUp(draft)) return;
    this.#adopted = draft.unsure ? this.journey.stand.filled : undefined;
  }

  /** @param told what is remembered now, as JSON */
  #receiptsElsewhere(told: string): void {
    const { journey } = this;
    const { delivery, kept } = journey.stand;
    const code = delivery.status === 'sent' && delivery.arrival.receipt?.code;
    // Who forgets a receipt has not cancelled anything.
    if (code && told.includes(`"over":"${code}"`)) return this.restart();
    if (delivery.status === 'sending' || delivery.status === 'sent') return;
    if (this.#sentElsewhere()) return;
    const { device, now } = journey.route;
    if (kept === 'nothing') journey.set({ took: ownReceipts(device, now()) });
  }

  /**
   * @param since milliseconds since 1970: an older receipt is somebody else's
   * @returns whether another tab has sent what is in this one: its draft is gone, its receipt is there
   */
  #sentElsewhere(since = this.journey.route.now() - RECENT): boolean {
    const { journey } = this;
    const { device, now } = journey.route;
    if (journey.stand.kept !== 'here' || readDraft(device)) return false;
    const last = receiptsOn(device, now()).at(-1);
    if (!last || last.at < since) return false;
    const receipt = last.code === undefined ? undefined : { code: last.code };
    const { filled } = journey.stand;
    const changedSince = this.#adopted !== undefined && !this.#isAlike(this.#adopted, filled);
    this.restart();
    journey.set({
      delivery: {
        status: 'sent',
        arrival: { receipt, changedSince },
        at: last.at,
        elsewhere: true,
      },
    });
    return true;
  }

  /** @returns what another tab typed in this while it was on its way */
  #typedElsewhere({ filled }: Draft): S | undefined {
    return this.#isAlike(filled, this.journey.stand.filled) ? undefined : this.#restore(filled);
  }

  /** @returns whether two drafts differ in nothing but their pages: each tab may stand on another one */
  #isSame(one: Draft, other: Draft): boolean {
    const rest = ({ key, unsure, failure }: Draft) => JSON.stringify([key, unsure, failure]);
    return rest(one) === rest(other) && this.#isAlike(one.filled, other.filled);
  }

  /** One of them may have been JSON meanwhile, in another order. */
  #isAlike(one: unknown, other: unknown): boolean {
    return JSON.stringify(this.#restore(one)) === JSON.stringify(this.#restore(other));
  }

  /** What is still being typed is not understood yet, whatever stands in its place. */
  #unread(page?: number): RuleProblem[] {
    const typed = Object.keys(this.journey.stand.filled.typed ?? {});
    return this.#on(
      page,
      typed.map((pointer) => ({ code: 'not-a-number', pointer })),
    );
  }

  #on(page: number | undefined, problems: RuleProblem[]): RuleProblem[] {
    if (page === undefined) return problems;
    return problems.filter(({ pointer }) => pageOf(this.journey.route.pages, pointer) === page);
  }
}

/** The forms of this page. */
const open = new Set<{
  readonly journey: { readonly key: string; readonly stand: Pick<Stand<unknown>, 'delivery'> };
}>();

/** Where it is sent, or was, it is known already what becomes of it. */
const SETTLES = new Set(['sending', 'sent']);

/** @returns the form on this page that has taken up what another one left */
function heirOf(key: string): object | undefined {
  return [...open].find(
    ({ journey: { key: own, stand } }) => own === key && !SETTLES.has(stand.delivery.status),
  );
}

/** A clear no: nothing was stored. */
function isRefusal(error: unknown): boolean {
  return error instanceof RefusedError && error.status < 500 && error.problem.code !== 'in-flight';
}
