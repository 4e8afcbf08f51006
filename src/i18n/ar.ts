import type { Messages } from './en.ts';

/** What every widget says. */
export const common: Messages['common'] = {
  loading: 'Loading …',
  optional: '(optional)',
  back: 'Back',
  continue: 'Continue',
  check: 'Check and send',
  change: 'Change',
  changeOf: (what: string) => `Change: ${what}`,
  checkHeading: 'Check before you send',
  send: 'Send',
  sending: 'Sending …',
  tryAgain: 'Try again',
  notSentYet: 'Not sent yet.',
  keptHere: 'It is kept on this device until you send it.',
  notKept: 'Your browser does not keep it. If you leave the page, it is gone.',
  deleteHere: 'Delete from this device',
  deleted: 'Deleted from this device.',
  restored: 'We found what you began on this device. It has not been sent.',
  privacyHeading: 'What we keep',
  problemHeading: 'Something is missing or not right',
  stepOf: (f, step: number, of: number) => `Step ${f.number(step)} of ${f.number(of)}`,
  upcoming: (f, opens: string) => `This opens ${f.time(opens)}.`,
  upcomingNoTime: 'This is not open yet.',
  closed: (f, closes: string) => `This closed ${f.time(closes)}.`,
  closedNoTime: 'This is closed.',
  openUntil: (f, closes: string) => `Open until ${f.time(closes)}.`,
  missing: 'We could not find this. The page may have the wrong address for it.',
  unreachable: 'We could not load this. Check your internet connection.',
  unreadable: 'We could not load this. The fault is ours or the page’s, not yours.',
  notSent: 'Not sent',
  failUnreachable:
    'We got no answer. Check your internet connection and try again. However often you try, it counts once.',
  failServer:
    'Our server has a problem. What you wrote is still here. Try again in a little while.',
  failBusy: 'Too many tries. Wait a minute and try again.',
  failClosed: 'It closed before you sent this.',
  failNotOpenYet: 'This is not open yet.',
  failNotFound: 'This can no longer be found. What you wrote is still here.',
  failTooLarge: 'This is too long to send. Shorten it and try again.',
  failRule: 'The server could not accept this. See what is not right below.',
  failUnreadable:
    'The server answered in a way we do not understand, so we cannot say that it arrived. Try again.',
  failAlreadyVoted:
    'This code has already been used to vote. Each code counts once. If it was not you, contact the organiser.',
  failInFlight: 'This is already being sent. Wait a moment and try again.',
  failByPage: 'The page did not send it.',
  failOther: 'It was not accepted. What you wrote is still here.',
  changedSince: 'What you sent first has arrived. What you changed afterwards has not been sent.',
  receiptCode: 'Your receipt',
  receiptHint: 'Write it down if you want to ask about this later.',
  calendar: 'Add to your calendar',
  manage: 'See or cancel your sign-up',
  manageHint: 'Keep this link. It is for you alone.',
  codeLabel: 'Your voting code',
  codeHint: 'It is in the letter you got. Capital or small letters do not matter.',
  codeMissing: 'Write your voting code',
  codeUnknown: 'We do not know this code. Check it letter by letter.',
  chooseBetween: (f, min: number, max: number) =>
    min === max
      ? f.plural(min, { one: 'Choose #', other: 'Choose #' })
      : min > 0
        ? `Choose ${f.number(min)} to ${f.number(max)}`
        : `Choose up to ${f.number(max)}`,
  chooseAtLeast: (f, min: number) => `Choose at least ${f.number(min)}`,
  moreOf: (what: string) => `More: ${what}`,
  lessOf: (what: string) => `Less: ${what}`,
  required: 'Answer this',
  tooFew: (f, limit: number) => `Choose at least ${f.number(limit)}`,
  tooMany: (f, limit: number, by: number) =>
    `Choose at most ${f.number(limit)}: take ${f.number(by)} out`,
  tooSmall: (limit: string) => `At least ${limit}`,
  tooLarge: (limit: string) => `At most ${limit}`,
  offStep: (step: string) => `Only in steps of ${step}`,
  notANumber: 'Write a number with digits',
  unknown: 'This can no longer be chosen',
  notInOrder: 'Two things have the same place',
  overPoints: (f, by: number) =>
    f.plural(by, { one: 'Take # point back', other: 'Take # points back' }),
  underPoints: (f, by: number) =>
    f.plural(by, { one: 'Give # more point', other: 'Give # more points' }),
  nobody: 'Say how many are coming',
  malformed: 'This is not right',
};

/** Questions and answers. */
export const fields: Messages['fields'] = {
  notAnswered: 'Not answered',
  yes: 'Yes',
  contactHeading: 'How can we reach you?',
  name: 'Name',
  email: 'E-mail',
  telephone: 'Telephone',
  atMostCharacters: (f, count: number) =>
    f.plural(count, { one: 'At most # character', other: 'At most # characters' }),
  charactersLeft: (f, count: number) =>
    f.plural(count, { one: '# character left', other: '# characters left' }),
  charactersOver: (f, count: number) =>
    f.plural(count, { one: '# character too many', other: '# characters too many' }),
  requiredChoice: 'Choose one',
  requiredConsent: 'Tick this to go on',
  tooShort: (f, limit: number) =>
    f.plural(limit, { one: 'Write at least # character', other: 'Write at least # characters' }),
  tooLong: (f, limit: number, by: number) =>
    `Write at most ${f.plural(limit, { one: '# character', other: '# characters' })}: ${f.number(by)} too many`,
  notAnEmail: 'Write an e-mail address such as name@example.com',
  notATelephone: 'Write a telephone number with digits',
  notADate: 'Write a date',
};

/** Lists of things to choose from. */
export const items: Messages['items'] = {
  search: 'Search',
  allCategories: 'All',
  category: 'Category',
  found: (f, count: number, of: number) => `${f.number(count)} of ${f.number(of)} shown`,
  noneFound: 'Nothing matches your search.',
  randomOrder: 'The order is drawn by lot for each person.',
  cost: (f, minor: number, currency: string | undefined) =>
    `Costs ${f.money(minor, currency)}`,
  free: 'Costs nothing',
  chosenCount: (f, count: number) =>
    f.plural(count, { one: '# chosen', other: '# chosen' }),
};

/** Ideas. */
export const idea: Messages['idea'] = {
  ideaPersonaHeading: 'Think as somebody else',
  ideaPersonaIntro: 'Make up a person. Then say what that person would wish for.',
  ideaHeading: 'Your idea',
  ideaSend: 'Send the idea',
  ideaSent: 'Thank you. We have your idea.',
  ideaAgain: 'Send another idea',
};

/** Budgets. */
export const budget: Messages['budget'] = {
  budgetHeading: 'Share out the money',
  budgetSend: 'Send my budget',
  budgetSent: 'Thank you. We have your budget.',
  moneyLeft: (f, minor: number, budget: number, currency: string) =>
    `${f.money(minor, currency)} left of ${f.money(budget, currency)}`,
  moneyOver: (f, minor: number, currency: string) => `${f.money(minor, currency)} too much`,
  takeOut: (f, by: number, currency: string, names: readonly string[]) =>
    names.length === 0
      ? `Too expensive by ${f.money(by, currency)}: take something out.`
      : `Too expensive by ${f.money(by, currency)}: take out ${f.list(names, 'or')} and it fits.`,
  giveLess: (f, by: number, currency: string) =>
    `You gave ${f.money(by, currency)} too much. Give less to one or more.`,
  amountBetween: (f, min: number, max: number, currency: string) =>
    min > 0
      ? `From ${f.money(min, currency)} to ${f.money(max, currency)}, or nothing`
      : `Up to ${f.money(max, currency)}`,
  spendAtLeast: (f, minor: number, currency: string) =>
    `Spend at least ${f.money(minor, currency)}`,
};

/** Ballots. */
export const ballot: Messages['ballot'] = {
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
  rankedAt: (f, what: string, place: number, of: number) =>
    `${what}: number ${f.number(place)} of ${f.number(of)}`,
  removed: (what: string) => `${what}: taken out`,
  pointsLeft: (f, points: number, of: number) =>
    `${f.plural(points, { one: '# point left', other: '# points left' })} of ${f.number(of)}`,
  pointsOver: (f, points: number) =>
    f.plural(points, { one: '# point too many', other: '# points too many' }),
  points: (f, points: number) => f.plural(points, { one: '# point', other: '# points' }),
  pointsEach: (f, points: number) =>
    f.plural(points, { one: 'At most # point for each', other: 'At most # points for each' }),
  scoreHint: (f, min: number, max: number) =>
    `Score from ${f.number(min)} (lowest) to ${f.number(max)} (highest)`,
  noOpinion: 'No opinion',
};

/** Sign-ups. */
export const event: Messages['event'] = {
  eventSend: 'Sign up',
  eventSent: 'Thank you. We have your sign-up.',
  eventAgain: 'Sign up another household',
  datesHeading: (f, maxDates: number) =>
    maxDates === 1
      ? 'When will you come?'
      : `When will you come? Choose up to ${f.number(maxDates)}.`,
  when: 'When',
  where: 'Where',
  placesLeft: (f, places: number) =>
    f.plural(places, { one: '# place left', other: '# places left' }),
  waitingList: 'Full. You can join the waiting list.',
  full: 'Full',
  householdHeading: 'How many are coming?',
  adults: 'Adults',
  children: 'Children',
  adult: (f, index: number) => `Adult ${f.number(index)}`,
  child: (f, index: number) => `Child ${f.number(index)}`,
  confirmed: 'You have a place.',
  waiting: (f, position: number) =>
    `You are number ${f.number(position)} on the waiting list.`,
  waitingNoNumber: 'You are on the waiting list.',
  cancelled: 'Cancelled.',
  yourSignup: 'Your sign-up',
  cancelSignup: 'Cancel the sign-up',
  cancelQuestion: 'Do you want to cancel? Your place goes to somebody else.',
  cancelYes: 'Yes, cancel',
  cancelNo: 'No, keep it',
  cancelledHeading: 'Your sign-up is cancelled',
  cancelFailed: 'Not cancelled. Try again.',
  receiptUnknown: 'We do not know this sign-up. You can sign up here.',
};

const ar: Messages = { common, fields, items, idea, budget, ballot, event };

export default ar;
