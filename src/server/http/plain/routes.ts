import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { Receipt } from '../../../protocol/receipt.ts';
import type { ResourceName } from '../../../protocol/resources.ts';
import { resources } from '../../resources/registry.ts';
import { submissionKey } from '../../secrets/submission-key.ts';
import { findFirst } from '../../storage/queries/idempotency.ts';
import { refuseUnlessOpen } from '../../taking-part/open.ts';
import { Refusal, type AnyRefusalCode } from '../../taking-part/refusal.ts';
import { isTrial } from '../../taking-part/trial.ts';
import type { Ctx, Env, Services } from '../context.ts';
import { shownTo } from '../find.ts';
import { here } from '../links.ts';
import { logFailure } from '../log.ts';
import { languageOf, languagesOf } from '../page-language.ts';
import { readForm } from '../read-body.ts';
import { notFoundPage } from '../refusal-pages.ts';
import { isFailure, refusalOf } from '../refusal-of.ts';
import type { Take } from '../submissions.ts';
import type { Answering } from './form.ts';
import { freshened, plainFormOf } from './forms.ts';
import { RECEIPT } from './managing/find-html.ts';
import { manage } from './managing/manage.ts';
import { isFromOwnPage } from './own-page.ts';
import { formPage, receiptPage, reviewPage } from './plain-pages.ts';
import { refusedPage } from './refused.ts';
import { CODE, KEY, STEP } from './review-html.ts';
import { takenAwayPage } from './taken-away-page.ts';
import { elsewherePage, unreadPage } from './unread-pages.ts';
import { isOutdated } from './version.ts';
import { plainView } from './make-view.ts';
import type { Fields } from '../fields.ts';

/** What is counted of what was refused: beside the refusals of all, what came from another site's form. */
export type Refused = (code: AnyRefusalCode | 'from-elsewhere') => void;

interface Ways {
  readonly services: Services;
  readonly take: Take;
  readonly refused: Refused;
}

/**
 * `POST /{resource}/{id}`: takes part without a script. The page's own form is answered with the last
 * look, which has a key; and that, sent, with the receipt. It is stored as what comes as JSON is.
 */
export function plainRoutes(app: Hono<Env>, ways: Ways): void {
  for (const { name } of resources) {
    if (plainFormOf(name)) app.post(`/${name}/:id`, (c) => answered(c, name, ways));
  }
}

async function answered(c: Ctx, name: ResourceName, ways: Ways): Promise<Response> {
  const { services, refused } = ways;
  const arrived = c.env?.arrived ?? services.now();
  const stored = await shownTo(c, services, name);
  const form = plainFormOf(name);
  if (!form || !stored) return (await takenAway(c, services)) ?? notFoundPage(c, services);
  // A preview has a page of its own, and that is nothing without its script.
  if (isTrial(stored)) return notFoundPage(c, services);
  const { definition } = stored;
  const { language } = languageOf(c, languagesOf(definition), definition.language);
  const now = services.now();
  const asked = { stored: await freshened(form, stored, services), language, to: here(c), now };
  if (!isFromOwnPage(c, services)) {
    refused('from-elsewhere');
    return elsewherePage(c, services, plainView(form, asked));
  }
  let typed: Fields;
  try {
    typed = await readForm(c.req.raw);
  } catch (error) {
    const refusal = refusalOf(error);
    refused(refusal.code);
    return unreadPage(c, services, plainView(form, asked), refusal);
  }
  const answering = { c, services, form, view: plainView(form, { ...asked, typed }) };
  try {
    return await steps(answering, arrived, ways);
  } catch (error) {
    return answerTo(answering, error, refused);
  }
}

/** @returns what somebody wrote, where the page that they had is there no more; undefined where nothing is */
async function takenAway(c: Ctx, services: Services): Promise<Response | undefined> {
  if (!isFromOwnPage(c, services)) return undefined;
  const typed = await readForm(c.req.raw).catch(() => undefined);
  return typed && takenAwayPage(c, services, typed);
}

/** @returns what is answered to what was thrown */
function answerTo(answering: Answering, error: unknown, refused: Refused): Promise<Response> {
  const { c, services } = answering;
  const refusal = refusalOf(error);
  if (isFailure(error)) {
    logFailure(services.options.log ?? (() => {}), { requestId: c.get('requestId') }, error);
  }
  refused(refusal.code);
  return refusedPage(answering, refusal);
}

/** @throws Refusal */
async function steps(
  answering: Answering,
  arrived: number,
  { take, refused }: Ways,
): Promise<Response> {
  const { form, view } = answering;
  const { typed, state, definition, now } = view;
  const step = typed.get(STEP) ?? '';
  if (form.manages && typed.has(RECEIPT)) {
    const answer = (to: Answering, error: unknown) => answerTo(to, error, refused);
    return manage({ answering, arrived, refused: answer }, step, refused);
  }
  switch (step) {
    case 'change':
      return formPage(answering);
    case 'send':
      if (isOutdated(view) && !(await isSent(answering))) break;
      return receiptPage(answering, await taken(answering, arrived, take));
  }
  refuseUnlessOpen(definition, arrived);
  if (definition.proofOfWork === true) throw new Refusal('proof-missing');
  const goesOn = form.goesOn?.(view) ?? false;
  // What was not asked yet is not wrong.
  const errors = form.problems(state, definition, now).filter(({ pointer }) => !(goesOn && pointer.startsWith('/people'))); // prettier-ignore
  if (errors.length > 0) throw new Refusal('rule', { errors });
  // Nobody sends what they have not seen.
  if (step === 'send') return reviewPage(answering, { status: 409, what: view.say('wasChanged') });
  return goesOn ? formPage(answering, undefined, view.say('eachOfYou')) : reviewPage(answering);
}

/** @returns whether something came under its key before: then that is what counts */
async function isSent({ services, view }: Answering): Promise<boolean> {
  const { resource, definition } = view.stored;
  const { hash } = submissionKey(view.typed.get(KEY) ?? '', resource, definition.id);
  return (await services.storage.ask((db) => findFirst(db, hash))) !== undefined;
}

/** For so long whoever pressed twice waits for the first answer, and has it too. */
const TRIES = 50;
const BETWEEN = 100;

/** @throws Refusal */
async function taken(answering: Answering, arrived: number, take: Take): Promise<Receipt> {
  const { c, form, view } = answering;
  const { stored, typed, definition, state, language } = view;
  const code = (typed.get(CODE) ?? '').trim();
  const body = {
    ...form.toSubmission(state, definition),
    ...(code !== '' && { credential: { kind: 'code', code } }),
    language,
  };
  const key = typed.get(KEY) ?? '';
  for (let tries = 1; ; tries++) {
    try {
      return await take(c, { stored, key, proof: undefined, body: () => body, arrived });
    } catch (error) {
      const isUnderWay = error instanceof Refusal && error.code === 'in-flight';
      if (!isUnderWay || tries === TRIES) throw error;
      await sleep(BETWEEN);
    }
  }
}
