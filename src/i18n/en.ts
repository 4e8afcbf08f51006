import type { Format } from './format.ts';
import { results } from './results/en.ts';

/*
 * Every word that a widget says by itself, in English: the source of the type `Messages`. Plain and
 * short. What needs a number, an amount or a date is a function of `f`, the format. The words come
 * in groups, so that a ballot does not carry the words of a sign-up.
 */

/** Before there is something to show, and where nothing came. */
export const loading = {
  loading: 'Loading …',
  tryAgain: 'Try again',
  missing: 'We could not find this. The page may have the wrong address for it.',
  unreachable: 'We could not load this. Check your internet connection and try again.',
  unreadable: 'We could not load this. The fault is ours or the page’s, not yours.',
};

/** What every form says. */
export const common = {
  optional: '(optional)',
  back: 'Back',
  continue: 'Continue',
  check: 'Check and send',
  change: 'Change',
  changeOf: (what: string) => `Change: ${what}`,
  checkHeading: 'Check before you send',
  send: 'Send',
  sending: 'Sending …',
  notSentYet: 'Not sent yet.',
  keptHere: 'It is kept on this device only.',
  notKept: 'Your browser does not keep it. If you leave the page, it is gone.',
  deleteHere: 'Delete from this device',
  deleted: 'Deleted from this device.',
  restored:
    'Here is what you began on this device. You have no receipt yet, so remember to send it.',
  privacyHeading: 'What we keep',
  problemHeading: 'Something is missing or not right',
  stepOf: (f: Format, step: number, of: number) => `Step ${f.number(step)} of ${f.number(of)}`,
  upcoming: (f: Format, opens: string) => `This opens on ${f.time(opens)}.`,
  upcomingNoTime: 'This is not open yet.',
  closed: (f: Format, closes: string) => `This closed on ${f.time(closes)}.`,
  closedNoTime: 'This is closed.',
  openUntil: (f: Format, closes: string) => `Open until ${f.time(closes)}.`,
  notSent: 'Not sent',
  notKnown: 'We do not know if it arrived',
  failUnreachable:
    'We got no answer, so we do not know if it arrived. Check your internet connection and try again. However often you try, it counts once.',
  failServer: 'Our server has a problem. Your answers are still here. Try again in a little while.',
  failBusy: 'There have been too many tries. Wait a minute and try again.',
  failClosed: 'It closed before you sent this.',
  failNotFound: 'This can no longer be found. Your answers are still here.',
  failTooLarge: 'This is too long to send. Shorten it and try again.',
  failRule: 'We cannot accept this yet. See below what to change.',
  failUnreadable:
    'We got an answer that we do not understand, so we do not know if it arrived. Try again. However often you try, it counts once.',
  failInFlight: 'This is already being sent. Wait a moment and try again.',
  failOther: 'It was not accepted. Your answers are still here.',
  changedSince: 'What you sent first has arrived. What you changed afterwards has not been sent.',
  receiptCode: 'Your receipt',
  receiptHint: 'Write it down if you want to ask about this later.',
  calendar: 'Add to your calendar',
  manage: 'See or cancel your sign-up',
  manageHint: 'Keep this link. It is for you alone.',
  chooseBetween: (f: Format, min: number, max: number) =>
    min === max
      ? f.plural(min, { one: 'Choose #', other: 'Choose #' })
      : min > 0
        ? `Choose ${f.number(min)} to ${f.number(max)}`
        : `Choose up to ${f.number(max)}`,
  chooseAtLeast: (f: Format, min: number) => `Choose at least ${f.number(min)}`,
  moreOf: (what: string) => `More: ${what}`,
  lessOf: (what: string) => `Less: ${what}`,
  required: 'Answer this',
  tooFew: (f: Format, limit: number) => `Choose at least ${f.number(limit)}`,
  tooMany: (f: Format, limit: number, by: number) =>
    `Choose at most ${f.number(limit)}. Take ${f.number(by)} out`,
  tooSmall: (limit: string) => `At least ${limit}`,
  tooLarge: (limit: string) => `At most ${limit}`,
  offStep: (step: string) => `Only in steps of ${step}`,
  notANumber: 'Write a number in digits, such as 12',
  unknown: 'This can no longer be chosen',
  notInOrder: 'Something is here twice or in the wrong place. Take it out and add it again',
  malformed: 'Something is not right here. Check it again',
};

/** Questions and answers. */
export const fields = {
  notAnswered: 'Not answered',
  yes: 'Yes',
  contactHeading: 'How can we reach you?',
  name: 'Name',
  email: 'E-mail',
  telephone: 'Telephone',
  atMostCharacters: (f: Format, count: number) =>
    f.plural(count, { one: 'At most # character', other: 'At most # characters' }),
  charactersLeft: (f: Format, count: number) =>
    f.plural(count, { one: '# character left', other: '# characters left' }),
  charactersOver: (f: Format, count: number) =>
    f.plural(count, { one: '# character too many', other: '# characters too many' }),
  requiredChoice: 'Choose one',
  requiredConsent: 'Tick this to go on',
  tooShort: (f: Format, limit: number) =>
    f.plural(limit, { one: 'Write at least # character', other: 'Write at least # characters' }),
  tooLong: (f: Format, limit: number, by: number) =>
    `Write at most ${f.plural(limit, { one: '# character', other: '# characters' })}. Take ${f.number(by)} out`,
  notAnEmail: 'Write an e-mail address such as name@example.com',
  notATelephone: 'Write a telephone number in digits',
  notADate: 'Write a date',
  notBefore: (date: string) => `Not before ${date}`,
  notAfter: (date: string) => `Not after ${date}`,
};

/** Lists of things to choose from. */
export const items = {
  search: 'Search',
  allCategories: 'All',
  category: 'Category',
  found: (f: Format, count: number, of: number) => `${f.number(count)} of ${f.number(of)} shown`,
  noneFound: 'Nothing matches your search. Try something else.',
  randomOrder: 'The order is random. Other people see another order.',
  cost: (f: Format, minor: number, currency: string | undefined) =>
    `Costs ${f.money(minor, currency)}`,
  free: 'Costs nothing',
  toSpend: (f: Format, minor: number, currency: string | undefined) =>
    `There is ${f.money(minor, currency)} to spend.`,
  chosenCount: (f: Format, count: number) =>
    f.plural(count, { one: '# chosen', other: '# chosen' }),
  points: (f: Format, points: number) => f.plural(points, { one: '# point', other: '# points' }),
};

/** Ideas. */
export const idea = {
  ideaPersonaHeading: 'Think as somebody else',
  ideaPersonaIntro: 'Make up a person. Then say what that person would wish for.',
  ideaHeading: 'Your idea',
  ideaSend: 'Send my idea',
  ideaSent: 'Thank you. We have your idea.',
  ideaAgain: 'Send another idea',
};

/** Budgets. */
export const budget = {
  budgetHeading: 'Share out the money',
  budgetSend: 'Send my budget',
  budgetSent: 'Thank you. We have your budget.',
  moneyLeft: (f: Format, minor: number, budget: number, currency: string) =>
    `${f.money(minor, currency)} left of ${f.money(budget, currency)}`,
  moneyOver: (f: Format, minor: number, currency: string) => `${f.money(minor, currency)} too much`,
  takeOut: (f: Format, by: number, currency: string, names: readonly string[]) =>
    names.length === 0
      ? `Too expensive by ${f.money(by, currency)}: take something out.`
      : `Too expensive by ${f.money(by, currency)}: take out ${f.list(names, 'or')} and it fits.`,
  giveLess: (f: Format, by: number, currency: string) =>
    `You gave ${f.money(by, currency)} too much. Give less to one or more.`,
  amountBetween: (f: Format, min: number, max: number, currency: string) =>
    min > 0
      ? `From ${f.money(min, currency)} to ${f.money(max, currency)}, or nothing`
      : `Up to ${f.money(max, currency)}`,
  spendAtLeast: (f: Format, minor: number, currency: string) =>
    `Spend at least ${f.money(minor, currency)}`,
};

/** Ballots. */
export const ballot = {
  overPoints: (f: Format, by: number) =>
    f.plural(by, { one: 'Take # point back', other: 'Take # points back' }),
  underPoints: (f: Format, by: number) =>
    f.plural(by, { one: 'Give # more point', other: 'Give # more points' }),
  ballotHeading: 'Your vote',
  ballotSend: 'Cast my vote',
  ballotSent: 'Thank you. Your vote has been received.',
  ranking: 'Your ranking',
  rankingEmpty: 'Nothing ranked yet. Add what you want, the best first.',
  unranked: 'Not ranked',
  rankHint: 'Put the best first.',
  add: 'Add',
  addOf: (what: string) => `Add: ${what}`,
  remove: 'Remove',
  removeOf: (what: string) => `Remove: ${what}`,
  up: 'Up',
  upOf: (what: string) => `Up: ${what}`,
  down: 'Down',
  downOf: (what: string) => `Down: ${what}`,
  top: 'Top',
  topOf: (what: string) => `To the top: ${what}`,
  rankedAt: (f: Format, what: string, place: number, of: number) =>
    `${what}: number ${f.number(place)} of ${f.number(of)}`,
  removed: (what: string) => `${what}: taken out`,
  pointsLeft: (f: Format, points: number, of: number) =>
    `${f.plural(points, { one: '# point left', other: '# points left' })} of ${f.number(of)}`,
  pointsOver: (f: Format, points: number) =>
    f.plural(points, { one: '# point too many', other: '# points too many' }),
  pointsEach: (f: Format, points: number) =>
    f.plural(points, { one: 'At most # point for each', other: 'At most # points for each' }),
  scoreHint: (f: Format, min: number, max: number) =>
    `Score from ${f.number(min)} (lowest) to ${f.number(max)} (highest)`,
  noOpinion: 'No opinion',
};

/** Sign-ups. */
export const event = {
  nobody: 'Say how many are coming',
  eventSend: 'Sign up',
  eventSent: 'Thank you. We have your sign-up.',
  eventAgain: 'Sign up another household',
  datesHeading: (f: Format, maxDates: number) =>
    maxDates === 1
      ? 'When will you come?'
      : `When will you come? Choose up to ${f.number(maxDates)}.`,
  when: 'When',
  where: 'Where',
  placesLeft: (f: Format, places: number) =>
    f.plural(places, { one: '# place left', other: '# places left' }),
  waitingList: 'Not enough places. You can join the waiting list.',
  full: 'Not enough places',
  householdHeading: 'How many are coming?',
  adults: 'Adults',
  children: 'Children',
  adult: (f: Format, index: number) => `Adult ${f.number(index)}`,
  child: (f: Format, index: number) => `Child ${f.number(index)}`,
  confirmed: 'You have a place.',
  waiting: (f: Format, position: number) =>
    `You are number ${f.number(position)} on the waiting list.`,
  waitingNoNumber: 'You are on the waiting list.',
  cancelled: 'Cancelled.',
  receiptUnknown: 'We do not know this sign-up. You can sign up here.',
};

/** The code of a voter. */
export const code = {
  failAlreadyVoted:
    'This code has already been used to vote. Each code counts once. If it was not you, contact the organiser.',
  codeLabel: 'Your voting code',
  codeHint: 'It is in the letter or message you got. Capital or small letters do not matter.',
  codeMissing: 'Write your voting code',
  codeUnknown: 'We do not know this code. Check it letter by letter.',
};

/** A sign-up, by its receipt's link. */
export const manage = {
  yourSignup: 'Your sign-up',
  cancelSignup: 'Cancel the sign-up',
  cancelQuestion: 'Do you want to cancel? Somebody else can then have your place.',
  cancelYes: 'Yes, cancel',
  cancelNo: 'No, keep it',
  cancelledHeading: 'Your sign-up is cancelled',
  cancelFailed: 'You may still be signed up. Try again.',
};

const en = {
  loading,
  common,
  fields,
  items,
  code,
  idea,
  budget,
  ballot,
  event,
  manage,
  results,
};

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

/** The words of one language, by group. A key that is missing does not compile. */
export type Messages = { readonly [G in keyof typeof en]: Shape<(typeof en)[G]> };

/** Which words a widget needs. */
export type Group = keyof Messages;

type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** The words of some groups, in one flat object. */
export type MessagesOf<G extends Group> = Intersection<Messages[G]>;

/** The words that all forms use and those of some groups, in one flat object. */
export type MessagesFor<G extends Group> = Messages['loading'] &
  Messages['common'] &
  Intersection<Messages[G]>;

export { results };

export default en satisfies Messages;
