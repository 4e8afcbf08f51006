import type { PrivacyWords } from './words.ts';

const dage = (count: number) => `${count} ${count === 1 ? 'dag' : 'dage'}`;
const sletter = (what: string) => ({
  on: (date: string) => `Vi sletter ${what} den ${date}.`,
  afterArrival: (days: number) => `Vi sletter ${what} ${dage(days)} efter, at du har sendt.`,
});

export const da: PrivacyWords = {
  locale: 'da',
  quoted: (text) => `»${text}«`,
  heading: (title) => `Det gemmer vi: ${title}`,
  when: {
    signup: 'Når du tilmelder dig, gemmer vi:',
    idea: 'Når du sender en idé, gemmer vi:',
    vote: 'Når du stemmer, gemmer vi:',
  },
  size: 'hvor mange voksne og børn I er',
  dates: 'de dage, du vælger',
  contact: { name: 'dit navn', email: 'din e-mail', telephone: 'dit telefonnummer' },
  required: (parts) => parts,
  optional: (parts) => `${parts}, hvis du vil`,
  answers: (labels) => `det, du svarer på: ${labels}`,
  persona: (labels) => `det, du skriver om en person, du finder på: ${labels}`,
  people: (labels) => `for hver af jer: ${labels}`,
  traces: 'hvilken dag du sendte det, dit sprog og koden på din kvittering',
  vote: 'det, du vælger, uden navn og uden tid',
  code: 'at din kode er brugt',
  receipt: 'koden på din kvittering, i en liste for sig',
  turnout: 'hvor mange der har stemt, som et tal',
  nobodyKnows:
    'Din stemme bliver gemt uden navn. Heller ikke vi kan slå op, hvad du har stemt. Derfor kan vi ikke vise, rette eller slette din stemme.',
  fewVoters: 'Har kun få stemt, kan man nogle gange se på resultatet, hvad en af dem har stemt.',
  use: 'Vi bruger det til [skriv hvad].',
  seenBy: 'Det kan ses af [skriv hvem].',
  published: 'Når det er slut, kan vi vise alle stemmesedler uden navn. Så kan alle tælle efter.',
  howLong: 'Så længe gemmer vi det:',
  gone: {
    signups: sletter('det hele'),
    contacts: sletter,
    ideas: sletter('idéen'),
  },
  reach: { name: 'navn', email: 'e-mail', telephone: 'telefonnummer' },
  after: {
    dates: (days) => `Det er ${dage(days)} efter den sidste gang.`,
    closing: (days) => `Det er ${dage(days)} efter, at det lukker.`,
  },
  ideasStay: 'Selve idéen gemmer vi. Vi sletter den, hvis du beder om det.',
  byHand: 'Det bliver ikke slettet af sig selv. Vi sletter det [skriv hvornår].',
  cancelled: 'Melder du fra, sletter vi navne og svar med det samme.',
  key: 'Vi gemmer et mærke, så det, du sender, kun tæller én gang. Det siger ikke noget om dig. Vi sletter det, når serveren har kørt i 90 dage.',
  backups: 'Vi tager kopier af det hele. Dem sletter vi efter [skriv hvor længe].',
  never: 'Vi gemmer ikke din adresse på nettet (IP-adressen). Skemaet bruger ikke cookies.',
  rights: 'Det kan du gøre:',
  link: {
    signup: 'Brug linket på din kvittering. Så kan du se jeres pladser og melde fra.',
    idea: 'Brug linket på din kvittering. Så kan du trække din idé tilbage.',
  },
  ask: 'Bed os om at vise, rette eller slette det, vi har om dig. Sig koden på din kvittering.',
  check: 'Brug koden på din kvittering. Så kan du se, at din stemme er med.',
  complain: 'Du kan klage til Datatilsynet.',
  contactUs: (whom) => `Spørg os: ${whom ?? '[skriv navn, e-mail og telefonnummer].'}`,
};
