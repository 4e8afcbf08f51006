import type { Messages } from './en.ts';
import { results } from './results/nb.ts';

/** Before there is something to show, and where nothing came. */
export const loading: Messages['loading'] = {
  loading: 'Henter …',
  tryAgain: 'Prøv igjen',
  missing: 'Vi finner ikke det som skulle være her. Kanskje adressen på siden er feil.',
  unreachable: 'Vi får ikke hentet dette nå. Sjekk at du er på nett, og prøv igjen.',
  unreadable: 'Vi kan ikke vise dette. Feilen er vår eller sidens, ikke din.',
};

/** What every form says. */
export const common: Messages['common'] = {
  optional: '(valgfritt)',
  back: 'Tilbake',
  continue: 'Gå videre',
  check: 'Se over og send',
  change: 'Endre',
  changeOf: (what: string) => `Endre: ${what}`,
  checkHeading: 'Se over før du sender',
  send: 'Send',
  sending: 'Sender …',
  notSentYet: 'Ikke sendt ennå.',
  keptHere: 'Det er bare lagret på denne enheten.',
  notKept: 'Nettleseren din kan ikke lagre det. Hvis du forlater siden, er det borte.',
  deleteHere: 'Slett fra denne enheten',
  deleted: 'Slettet fra denne enheten.',
  restored:
    'Det du begynte på, var lagret på denne enheten. Du har ikke fått kvittering ennå, så husk å sende det.',
  privacyHeading: 'Dette lagrer vi',
  problemHeading: 'Noe mangler eller er ikke riktig',
  stepOf: (f, step: number, of: number) => `Steg ${f.number(step)} av ${f.number(of)}`,
  upcoming: (f, opens: string) => `Dette åpner ${f.time(opens)}.`,
  upcomingNoTime: 'Dette er ikke åpent ennå.',
  closed: (f, closes: string) => `Dette stengte ${f.time(closes)}.`,
  closedNoTime: 'Dette er stengt.',
  openUntil: (f, closes: string) => `Åpent til ${f.time(closes)}.`,
  notSent: 'Ikke sendt',
  notKnown: 'Vi vet ikke om det kom fram',
  failUnreachable:
    'Det kom ikke noe svar, så vi vet ikke om det kom fram. Sjekk at du er på nett, og prøv igjen. Du kan prøve så ofte du vil. Det teller bare én gang.',
  failServer: 'Serveren vår har problemer. Svarene dine er her fortsatt. Prøv igjen om litt.',
  failBusy: 'Det er prøvd for mange ganger. Vent et minutt, og prøv igjen.',
  failClosed: 'Det stengte før du fikk sendt.',
  failNotFound: 'Dette finnes ikke lenger. Svarene dine er her fortsatt.',
  failTooLarge: 'Dette er for langt til å sende. Gjør det kortere, og prøv igjen.',
  failRule: 'Vi kan ikke ta imot dette ennå. Se nedenfor hva du må endre.',
  failUnreadable:
    'Vi fikk et svar vi ikke forstår, så vi vet ikke om det kom fram. Prøv igjen. Du kan prøve så ofte du vil. Det teller bare én gang.',
  failInFlight: 'Det er i ferd med å bli sendt. Vent litt, og prøv igjen.',
  failOther: 'Det ble ikke godtatt. Svarene dine er her fortsatt.',
  changedSince: 'Det du sendte først, har kommet fram. Det du endret etterpå, er ikke sendt.',
  receiptCode: 'Kvitteringen din',
  receiptHint: 'Skriv den ned hvis du vil kunne spørre om dette senere.',
  calendar: 'Legg i kalenderen din',
  manage: 'Se påmeldingen din eller meld deg av',
  manageHint: 'Ta vare på lenken. Den er bare til deg.',
  chooseBetween: (f, min: number, max: number) =>
    min === max
      ? f.plural(min, { one: 'Velg #', other: 'Velg #' })
      : min > 0
        ? `Velg fra ${f.number(min)} til ${f.number(max)}`
        : `Velg opptil ${f.number(max)}`,
  chooseAtLeast: (f, min: number) => `Velg minst ${f.number(min)}`,
  moreOf: (what: string) => `Legg til: ${what}`,
  lessOf: (what: string) => `Trekk fra: ${what}`,
  required: 'Svar på dette',
  tooFew: (f, limit: number) => `Velg minst ${f.number(limit)}`,
  tooMany: (f, limit: number, by: number) =>
    `Velg høyst ${f.number(limit)}. Ta bort ${f.number(by)}`,
  tooSmall: (limit: string) => `Minst ${limit}`,
  tooLarge: (limit: string) => `Høyst ${limit}`,
  offStep: (step: string) => `Bare i steg på ${step}`,
  notANumber: 'Skriv et tall, for eksempel 12',
  unknown: 'Dette kan ikke velges lenger',
  notInOrder: 'Noe står to ganger eller på feil plass. Ta det bort, og legg det til igjen',
  malformed: 'Noe er ikke riktig her. Se på det igjen',
};

/** Questions and answers. */
export const fields: Messages['fields'] = {
  notAnswered: 'Ikke besvart',
  yes: 'Ja',
  contactHeading: 'Hvordan får vi tak i deg?',
  name: 'Navn',
  email: 'E-post',
  telephone: 'Telefon',
  atMostCharacters: (f, count: number) =>
    f.plural(count, { one: 'Høyst # tegn', other: 'Høyst # tegn' }),
  charactersLeft: (f, count: number) =>
    f.plural(count, { one: '# tegn igjen', other: '# tegn igjen' }),
  charactersOver: (f, count: number) =>
    f.plural(count, { one: '# tegn for mye', other: '# tegn for mange' }),
  requiredChoice: 'Velg et alternativ',
  requiredConsent: 'Kryss av her for å gå videre',
  tooShort: (f, limit: number) =>
    f.plural(limit, { one: 'Skriv minst # tegn', other: 'Skriv minst # tegn' }),
  tooLong: (f, limit: number, by: number) =>
    `Skriv høyst ${f.plural(limit, { one: '# tegn', other: '# tegn' })}. Ta bort ${f.number(by)}`,
  notAnEmail: 'Skriv en e-postadresse, for eksempel navn@example.com',
  notATelephone: 'Skriv et telefonnummer med tall',
  notADate: 'Skriv en dato',
  notBefore: (date: string) => `Tidligst ${date}`,
  notAfter: (date: string) => `Senest ${date}`,
};

/** Lists of things to choose from. */
export const items: Messages['items'] = {
  search: 'Søk',
  allCategories: 'Alle',
  category: 'Tema',
  found: (f, count: number, of: number) => `Viser ${f.number(count)} av ${f.number(of)}`,
  noneFound: 'Ingenting passer til søket ditt. Prøv noe annet.',
  randomOrder: 'Rekkefølgen er tilfeldig. Andre ser en annen.',
  cost: (f, minor: number, currency: string | undefined) => `Koster ${f.money(minor, currency)}`,
  free: 'Koster ingenting',
  toSpend: (f, minor: number, currency: string | undefined) =>
    `Det er ${f.money(minor, currency)} å bruke.`,
  chosenCount: (f, count: number) =>
    f.plural(count, { one: 'Du har valgt #', other: 'Du har valgt #' }),
  points: (f, points: number) => f.plural(points, { one: '# poeng', other: '# poeng' }),
};

/** Ideas. */
export const idea: Messages['idea'] = {
  ideaPersonaHeading: 'Tenk som en annen',
  ideaPersonaIntro: 'Finn på en person. Skriv så hva den personen ville ønske seg.',
  ideaHeading: 'Ideen din',
  ideaSend: 'Send ideen min',
  ideaSent: 'Takk. Vi har fått ideen din.',
  ideaAgain: 'Send en idé til',
};

/** Budgets. */
export const budget: Messages['budget'] = {
  budgetHeading: 'Fordel pengene',
  budgetSend: 'Send budsjettet mitt',
  budgetSent: 'Takk. Vi har fått budsjettet ditt.',
  moneyLeft: (f, minor: number, budget: number, currency: string) =>
    `${f.money(minor, currency)} igjen av ${f.money(budget, currency)}`,
  moneyOver: (f, minor: number, currency: string) => `${f.money(minor, currency)} for mye`,
  takeOut: (f, by: number, currency: string, names: readonly string[]) =>
    names.length === 0
      ? `Det er ${f.money(by, currency)} for dyrt. Ta bort noe.`
      : `Det er ${f.money(by, currency)} for dyrt. Ta bort ${f.list(names, 'or')}, så går det opp.`,
  giveLess: (f, by: number, currency: string) =>
    `Du har gitt ${f.money(by, currency)} for mye. Gi mindre ett eller flere steder.`,
  amountBetween: (f, min: number, max: number, currency: string) =>
    min > 0
      ? `Fra ${f.money(min, currency)} til ${f.money(max, currency)}, eller ingenting`
      : `Opptil ${f.money(max, currency)}`,
  spendAtLeast: (f, minor: number, currency: string) => `Bruk minst ${f.money(minor, currency)}`,
};

/** Ballots. */
export const ballot: Messages['ballot'] = {
  overPoints: (f, by: number) =>
    f.plural(by, { one: 'Ta tilbake # poeng', other: 'Ta tilbake # poeng' }),
  underPoints: (f, by: number) => f.plural(by, { one: 'Gi # poeng til', other: 'Gi # poeng til' }),
  ballotHeading: 'Stemmen din',
  ballotSend: 'Avgi stemmen min',
  ballotSent: 'Takk. Vi har fått stemmen din.',
  ranking: 'Din rekkefølge',
  rankingEmpty: 'Her er det ikke noe ennå. Legg til det du vil ha. Det beste først.',
  unranked: 'Ikke valgt',
  rankHint: 'Sett det beste først.',
  add: 'Legg til',
  addOf: (what: string) => `Legg til: ${what}`,
  remove: 'Ta bort',
  removeOf: (what: string) => `Ta bort: ${what}`,
  up: 'Opp',
  upOf: (what: string) => `Opp: ${what}`,
  down: 'Ned',
  downOf: (what: string) => `Ned: ${what}`,
  top: 'Øverst',
  topOf: (what: string) => `Øverst: ${what}`,
  rankedAt: (f, what: string, place: number, of: number) =>
    `${what}: nummer ${f.number(place)} av ${f.number(of)}`,
  removed: (what: string) => `${what}: tatt bort`,
  pointsLeft: (f, points: number, of: number) =>
    `${f.plural(points, { one: '# poeng igjen', other: '# poeng igjen' })} av ${f.number(of)}`,
  pointsOver: (f, points: number) =>
    f.plural(points, { one: '# poeng for mye', other: '# poeng for mange' }),
  pointsEach: (f, points: number) =>
    f.plural(points, { one: 'Høyst # poeng til hver', other: 'Høyst # poeng til hver' }),
  scoreHint: (f, min: number, max: number) =>
    `Gi hver et tall fra ${f.number(min)} (lavest) til ${f.number(max)} (høyest)`,
  noOpinion: 'Vet ikke',
};

/** Sign-ups. */
export const event: Messages['event'] = {
  nobody: 'Skriv hvor mange som kommer',
  eventSend: 'Meld deg på',
  eventSent: 'Takk. Vi har fått påmeldingen din.',
  eventAgain: 'Lag en påmelding til',
  datesHeading: (f, maxDates: number) =>
    maxDates === 1 ? 'Når kommer du?' : `Når kommer du? Velg opptil ${f.number(maxDates)}.`,
  when: 'Når',
  where: 'Hvor',
  placesLeft: (f, places: number) =>
    f.plural(places, { one: '# plass igjen', other: '# plasser igjen' }),
  waitingList: 'Det er ikke plass nok. Du kan stå på venteliste.',
  full: 'Det er ikke plass nok',
  householdHeading: 'Hvor mange kommer?',
  adults: 'Voksne',
  children: 'Barn',
  adult: (f, index: number) => `Voksen ${f.number(index)}`,
  child: (f, index: number) => `Barn ${f.number(index)}`,
  confirmed: 'Du har fått plass.',
  waiting: (f, position: number) => `Du er nummer ${f.number(position)} på ventelisten.`,
  waitingNoNumber: 'Du står på ventelisten.',
  cancelled: 'Avmeldt.',
  receiptUnknown: 'Vi finner ikke påmeldingen. Du kan melde deg på her.',
};

/** The code of a voter. */
export const code: Messages['code'] = {
  failAlreadyVoted:
    'Denne koden er allerede brukt til å stemme. Hver kode teller én gang. Var det ikke deg, så kontakt arrangøren.',
  codeLabel: 'Stemmekoden din',
  codeHint: 'Den står i brevet eller meldingen du fikk. Du kan gjerne skrive med små bokstaver.',
  codeMissing: 'Skriv stemmekoden din',
  codeUnknown: 'Vi kjenner ikke koden. Sjekk den bokstav for bokstav.',
};

/** A sign-up, by its receipt's link. */
export const manage: Messages['manage'] = {
  yourSignup: 'Påmeldingen din',
  cancelSignup: 'Meld deg av',
  cancelQuestion: 'Vil du melde deg av? Da kan en annen få plassen din.',
  cancelYes: 'Ja, meld meg av',
  cancelNo: 'Nei, behold påmeldingen',
  cancelledHeading: 'Du har meldt deg av',
  cancelFailed: 'Du er kanskje fortsatt påmeldt. Prøv igjen.',
};

const nb: Messages = {
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

export default nb;
