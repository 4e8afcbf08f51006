import type { Messages } from './en.ts';
import { results } from './results/da.ts';

/** Before there is something to show, and where nothing came. */
export const loading: Messages['loading'] = {
  loading: 'Henter …',
  tryAgain: 'Prøv igen',
  missing: 'Vi kan ikke finde det, der skulle være her. Måske er adressen på siden forkert.',
  unreachable: 'Vi kan ikke hente det lige nu. Tjek, om du er på nettet, og prøv igen.',
  unreadable: 'Vi kan ikke vise det her. Fejlen er vores eller sidens, ikke din.',
};

/** What every form says. */
export const common: Messages['common'] = {
  optional: '(valgfrit)',
  back: 'Tilbage',
  continue: 'Videre',
  check: 'Tjek og send',
  change: 'Ret',
  changeOf: (what: string) => `Ret: ${what}`,
  checkHeading: 'Tjek, før du sender',
  send: 'Send',
  sending: 'Sender …',
  notSentYet: 'Ikke sendt endnu.',
  keptHere: 'Det er kun gemt på denne enhed.',
  notKept: 'Din browser kan ikke gemme det. Hvis du forlader siden, er det væk.',
  deleteHere: 'Slet fra denne enhed',
  deleted: 'Slettet fra denne enhed.',
  restored:
    'Det, du begyndte på, var gemt på denne enhed. Du har ikke fået en kvittering endnu, så husk at sende det.',
  privacyHeading: 'Det gemmer vi',
  problemHeading: 'Noget mangler eller er ikke rigtigt',
  stepOf: (f, step: number, of: number) => `Trin ${f.number(step)} af ${f.number(of)}`,
  upcoming: (f, opens: string) => `Det åbner ${f.time(opens)}.`,
  upcomingNoTime: 'Det er ikke åbent endnu.',
  closed: (f, closes: string) => `Det lukkede ${f.time(closes)}.`,
  closedNoTime: 'Det er lukket.',
  openUntil: (f, closes: string) => `Åbent til ${f.time(closes)}.`,
  notSent: 'Ikke sendt',
  notKnown: 'Vi ved ikke, om det nåede frem',
  failUnreachable:
    'Der kom ikke noget svar, så vi ved ikke, om det nåede frem. Tjek, om du er på nettet, og prøv igen. Du kan prøve så tit, du vil. Det tæller kun én gang.',
  failServer: 'Vores server har problemer. Dine svar er her stadig. Prøv igen om lidt.',
  failBusy: 'Der er prøvet for mange gange. Vent et minut, og prøv igen.',
  failClosed: 'Det lukkede, før du fik sendt.',
  failNotFound: 'Det findes ikke længere. Dine svar er her stadig.',
  failTooLarge: 'Det er for langt til at sende. Gør det kortere, og prøv igen.',
  failRule: 'Vi kan ikke tage imod det endnu. Se nedenfor, hvad du skal rette.',
  failUnreadable:
    'Vi fik et svar, vi ikke forstår, så vi ved ikke, om det nåede frem. Prøv igen. Du kan prøve så tit, du vil. Det tæller kun én gang.',
  failInFlight: 'Det er ved at blive sendt. Vent lidt, og prøv igen.',
  failOther: 'Det blev ikke godtaget. Dine svar er her stadig.',
  changedSince: 'Det, du sendte først, er nået frem. Det, du ændrede bagefter, er ikke sendt.',
  receiptCode: 'Din kvittering',
  receiptHint: 'Skriv den ned, hvis du vil kunne spørge til det senere.',
  calendar: 'Læg i din kalender',
  manage: 'Se din tilmelding, eller meld fra',
  manageHint: 'Gem linket. Det er kun til dig.',
  chooseBetween: (f, min: number, max: number) =>
    min === max
      ? f.plural(min, { one: 'Vælg #', other: 'Vælg #' })
      : min > 0
        ? `Vælg mindst ${f.number(min)} og højst ${f.number(max)}`
        : `Vælg højst ${f.number(max)}`,
  chooseAtLeast: (f, min: number) => `Vælg mindst ${f.number(min)}`,
  moreOf: (what: string) => `Læg til: ${what}`,
  lessOf: (what: string) => `Træk fra: ${what}`,
  required: 'Svar på det her',
  tooFew: (f, limit: number) => `Vælg mindst ${f.number(limit)}`,
  tooMany: (f, limit: number, by: number) => `Vælg højst ${f.number(limit)}. Fjern ${f.number(by)}`,
  tooSmall: (limit: string) => `Mindst ${limit}`,
  tooLarge: (limit: string) => `Højst ${limit}`,
  offStep: (step: string) => `Kun i spring på ${step}`,
  notANumber: 'Skriv et tal, for eksempel 12',
  unknown: 'Det kan ikke vælges længere',
  notInOrder: 'Noget står to gange eller på en forkert plads. Fjern det, og tilføj det igen',
  malformed: 'Noget er ikke rigtigt her. Se på det igen',
};

/** Questions and answers. */
export const fields: Messages['fields'] = {
  notAnswered: 'Ikke besvaret',
  yes: 'Ja',
  contactHeading: 'Hvordan får vi fat i dig?',
  name: 'Navn',
  email: 'E-mail',
  telephone: 'Telefon',
  atMostCharacters: (f, count: number) =>
    f.plural(count, { one: 'Højst # tegn', other: 'Højst # tegn' }),
  charactersLeft: (f, count: number) =>
    f.plural(count, { one: '# tegn tilbage', other: '# tegn tilbage' }),
  charactersOver: (f, count: number) =>
    f.plural(count, { one: '# tegn for meget', other: '# tegn for mange' }),
  requiredChoice: 'Vælg en af mulighederne',
  requiredConsent: 'Sæt kryds her for at gå videre',
  tooShort: (f, limit: number) =>
    f.plural(limit, { one: 'Skriv mindst # tegn', other: 'Skriv mindst # tegn' }),
  tooLong: (f, limit: number, by: number) =>
    `Skriv højst ${f.plural(limit, { one: '# tegn', other: '# tegn' })}. Fjern ${f.number(by)}`,
  notAnEmail: 'Skriv en e-mailadresse, for eksempel navn@example.com',
  notATelephone: 'Skriv et telefonnummer med tal',
  notADate: 'Skriv en dato',
  notBefore: (date: string) => `Tidligst ${date}`,
  notAfter: (date: string) => `Senest ${date}`,
};

/** Lists of things to choose from. */
export const items: Messages['items'] = {
  search: 'Søg',
  allCategories: 'Alle',
  category: 'Emne',
  found: (f, count: number, of: number) => `Viser ${f.number(count)} af ${f.number(of)}`,
  noneFound: 'Intet passer til din søgning. Prøv noget andet.',
  randomOrder: 'Rækkefølgen er tilfældig. Andre ser en anden.',
  cost: (f, minor: number, currency: string | undefined) => `Koster ${f.money(minor, currency)}`,
  free: 'Koster ikke noget',
  toSpend: (f, minor: number, currency: string | undefined) =>
    `Der er ${f.money(minor, currency)} at gøre godt med.`,
  chosenCount: (f, count: number) =>
    f.plural(count, { one: 'Du har valgt #', other: 'Du har valgt #' }),
  points: (f, points: number) => f.plural(points, { one: '# point', other: '# point' }),
};

/** Ideas. */
export const idea: Messages['idea'] = {
  ideaPersonaHeading: 'Tænk som en anden',
  ideaPersonaIntro: 'Find på en person. Skriv så, hvad den person ville ønske sig.',
  ideaHeading: 'Din idé',
  ideaSend: 'Send min idé',
  ideaSent: 'Tak. Vi har fået din idé.',
  ideaAgain: 'Send en idé til',
};

/** Budgets. */
export const budget: Messages['budget'] = {
  budgetHeading: 'Fordel pengene',
  budgetSend: 'Send mit budget',
  budgetSent: 'Tak. Vi har fået dit budget.',
  moneyLeft: (f, minor: number, budget: number, currency: string) =>
    `${f.money(minor, currency)} tilbage af ${f.money(budget, currency)}`,
  moneyOver: (f, minor: number, currency: string) => `${f.money(minor, currency)} for meget`,
  takeOut: (f, by: number, currency: string, names: readonly string[]) =>
    names.length === 0
      ? `Det er ${f.money(by, currency)} for dyrt. Fjern noget.`
      : `Det er ${f.money(by, currency)} for dyrt. Fjern ${f.list(names, 'or')}, så passer det.`,
  giveLess: (f, by: number, currency: string) =>
    `Du har givet ${f.money(by, currency)} for meget. Giv mindre et eller flere steder.`,
  amountBetween: (f, min: number, max: number, currency: string) =>
    min > 0
      ? `Fra ${f.money(min, currency)} til ${f.money(max, currency)}, eller ingenting`
      : `Op til ${f.money(max, currency)}`,
  spendAtLeast: (f, minor: number, currency: string) => `Brug mindst ${f.money(minor, currency)}`,
};

/** Ballots. */
export const ballot: Messages['ballot'] = {
  overPoints: (f, by: number) =>
    f.plural(by, { one: 'Tag # point tilbage', other: 'Tag # point tilbage' }),
  underPoints: (f, by: number) =>
    f.plural(by, { one: 'Giv # point mere', other: 'Giv # point mere' }),
  ballotHeading: 'Din stemme',
  ballotSend: 'Afgiv min stemme',
  ballotSent: 'Tak. Vi har fået din stemme.',
  ranking: 'Din rækkefølge',
  rankingEmpty: 'Her er ikke noget endnu. Tilføj det, du vil have. Det bedste først.',
  unranked: 'Ikke valgt',
  rankHint: 'Sæt det bedste først.',
  add: 'Tilføj',
  addOf: (what: string) => `Tilføj: ${what}`,
  remove: 'Fjern',
  removeOf: (what: string) => `Fjern: ${what}`,
  up: 'Op',
  upOf: (what: string) => `Op: ${what}`,
  down: 'Ned',
  downOf: (what: string) => `Ned: ${what}`,
  top: 'Øverst',
  topOf: (what: string) => `Øverst: ${what}`,
  rankedAt: (f, what: string, place: number, of: number) =>
    `${what}: nummer ${f.number(place)} af ${f.number(of)}`,
  removed: (what: string) => `${what}: fjernet`,
  pointsLeft: (f, points: number, of: number) =>
    `${f.plural(points, { one: '# point tilbage', other: '# point tilbage' })} af ${f.number(of)}`,
  pointsOver: (f, points: number) =>
    f.plural(points, { one: '# point for meget', other: '# point for mange' }),
  pointsEach: (f, points: number) =>
    f.plural(points, { one: 'Højst # point til hver', other: 'Højst # point til hver' }),
  scoreHint: (f, min: number, max: number) =>
    `Giv hver et tal fra ${f.number(min)} (lavest) til ${f.number(max)} (højest)`,
  noOpinion: 'Ved ikke',
};

/** Sign-ups. */
export const event: Messages['event'] = {
  nobody: 'Skriv, hvor mange der kommer',
  eventSend: 'Tilmeld dig',
  eventSent: 'Tak. Vi har fået din tilmelding.',
  eventAgain: 'Lav en tilmelding mere',
  datesHeading: (f, maxDates: number) =>
    maxDates === 1 ? 'Hvornår kommer du?' : `Hvornår kommer du? Vælg højst ${f.number(maxDates)}.`,
  when: 'Hvornår',
  where: 'Hvor',
  placesLeft: (f, places: number) =>
    f.plural(places, { one: '# plads tilbage', other: '# pladser tilbage' }),
  waitingList: 'Der er ikke plads nok. Du kan komme på venteliste.',
  full: 'Der er ikke plads nok',
  householdHeading: 'Hvor mange kommer?',
  adults: 'Voksne',
  children: 'Børn',
  adult: (f, index: number) => `Voksen ${f.number(index)}`,
  child: (f, index: number) => `Barn ${f.number(index)}`,
  confirmed: 'Du har fået plads.',
  waiting: (f, position: number) => `Du er nummer ${f.number(position)} på ventelisten.`,
  waitingNoNumber: 'Du er på ventelisten.',
  cancelled: 'Afmeldt.',
  receiptUnknown: 'Vi kan ikke finde den tilmelding. Du kan tilmelde dig her.',
};

/** The code of a voter. */
export const code: Messages['code'] = {
  failAlreadyVoted:
    'Der er allerede stemt med denne kode. Hver kode tæller én gang. Hvis det ikke var dig, så kontakt arrangøren.',
  codeLabel: 'Din stemmekode',
  codeHint: 'Den står i det brev eller den besked, du fik. Du må gerne skrive med små bogstaver.',
  codeMissing: 'Skriv din stemmekode',
  codeUnknown: 'Vi kender ikke koden. Tjek den bogstav for bogstav.',
};

/** A sign-up, by its receipt's link. */
export const manage: Messages['manage'] = {
  yourSignup: 'Din tilmelding',
  cancelSignup: 'Meld fra',
  cancelQuestion: 'Vil du melde fra? Så kan en anden få din plads.',
  cancelYes: 'Ja, meld fra',
  cancelNo: 'Nej, behold tilmeldingen',
  cancelledHeading: 'Du har meldt fra',
  cancelFailed: 'Du er måske stadig tilmeldt. Prøv igen.',
};

const da: Messages = {
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

export { results };

export default da;
