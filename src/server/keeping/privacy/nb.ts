import type { PrivacyWords } from './words.ts';

const dager = (count: number) => `${count} ${count === 1 ? 'dag' : 'dager'}`;
const sletter = (what: string) => ({
  on: (date: string) => `Vi sletter ${what} den ${date}.`,
  afterArrival: (days: number) => `Vi sletter ${what} ${dager(days)} etter at du har sendt.`,
});

export const nb: PrivacyWords = {
  locale: 'nb',
  quoted: (text) => `«${text}»`,
  heading: (title) => `Dette lagrer vi: ${title}`,
  when: {
    signup: 'Når du melder deg på, lagrer vi:',
    idea: 'Når du sender en idé, lagrer vi:',
    vote: 'Når du stemmer, lagrer vi:',
  },
  size: 'hvor mange voksne og barn dere er',
  dates: 'de dagene du velger',
  contact: { name: 'navnet ditt', email: 'e-posten din', telephone: 'telefonnummeret ditt' },
  required: (parts) => parts,
  optional: (parts) => `${parts}, hvis du vil`,
  answers: (labels) => `det du svarer på: ${labels}`,
  persona: (labels) => `det du skriver om en person du finner på: ${labels}`,
  people: (labels) => `for hver av dere: ${labels}`,
  traces: 'hvilken dag du sendte det, språket ditt og koden på kvitteringen din',
  vote: 'det du velger, uten navn og uten tid',
  code: 'at koden din er brukt',
  receipt: 'koden på kvitteringen din, i en liste for seg',
  turnout: 'hvor mange som har stemt, som et tall',
  nobodyKnows:
    'Stemmen din blir lagret uten navn. Heller ikke vi kan slå opp hva du har stemt. Derfor kan vi ikke vise, rette eller slette stemmen din.',
  fewVoters: 'Har bare få stemt, kan man noen ganger se av resultatet hva en av dem har stemt.',
  use: 'Vi bruker det til [skriv hva].',
  seenBy: 'Det kan ses av [skriv hvem].',
  published: 'Når det er slutt, kan vi vise alle stemmesedler uten navn. Da kan alle telle etter.',
  howLong: 'Så lenge lagrer vi det:',
  gone: {
    signups: sletter('alt'),
    contacts: sletter,
    ideas: sletter('ideen'),
  },
  reach: { name: 'navn', email: 'e-post', telephone: 'telefonnummer' },
  after: {
    dates: (days) => `Det er ${dager(days)} etter den siste gangen.`,
    closing: (days) => `Det er ${dager(days)} etter at det stenger.`,
  },
  ideasStay: 'Selve ideen lagrer vi. Vi sletter den hvis du ber om det.',
  byHand: 'Det blir ikke slettet av seg selv. Vi sletter det [skriv når].',
  cancelled: 'Melder du deg av, sletter vi navn og svar med en gang.',
  key: 'Vi lagrer et merke, så det du sender, bare teller én gang. Det sier ingenting om deg. Vi sletter det når serveren har gått i 90 dager.',
  backups: 'Vi tar kopier av alt. Dem sletter vi etter [skriv hvor lenge].',
  never:
    'Vi lagrer ikke adressen din på nettet (IP-adressen). Skjemaet bruker ikke informasjonskapsler.',
  rights: 'Dette kan du gjøre:',
  link: {
    signup: 'Bruk lenken på kvitteringen din. Da kan du se plassene deres og melde dere av.',
    idea: 'Bruk lenken på kvitteringen din. Da kan du trekke ideen din tilbake.',
  },
  ask: 'Be oss om å vise, rette eller slette det vi har om deg. Si koden på kvitteringen din.',
  check: 'Bruk koden på kvitteringen din. Da kan du se at stemmen din er med.',
  complain: 'Du kan klage til Datatilsynet.',
  contactUs: (whom) => `Spør oss: ${whom ?? '[skriv navn, e-post og telefonnummer].'}`,
};
