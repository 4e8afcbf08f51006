/** What a text about what is kept says, in one language; what is in brackets somebody fills in. */
export interface PrivacyWords {
  /** For dates and lists. */
  readonly locale: string;
  readonly quoted: (text: string) => string;
  readonly heading: (title: string) => string;
  readonly when: { readonly signup: string; readonly idea: string; readonly vote: string };
  readonly size: string;
  readonly dates: string;
  readonly contact: { readonly name: string; readonly email: string; readonly telephone: string };
  readonly required: (parts: string) => string;
  readonly optional: (parts: string) => string;
  readonly answers: (labels: string) => string;
  readonly persona: (labels: string) => string;
  readonly people: (labels: string) => string;
  readonly traces: string;
  readonly vote: string;
  readonly code: string;
  readonly receipt: string;
  readonly turnout: string;
  readonly nobodyKnows: string;
  /** Where few vote, the result itself may tell. */
  readonly fewVoters: string;
  readonly use: string;
  readonly seenBy: string;
  readonly published: string;
  readonly howLong: string;
  readonly gone: Readonly<Record<'signups' | 'ideas', Gone>> & {
    /** @param parts what is asked of how to reach somebody, in their short names */
    readonly contacts: (parts: string) => Gone;
  };
  /** What is asked of how to reach somebody, as it is deleted. */
  readonly reach: { readonly name: string; readonly email: string; readonly telephone: string };
  readonly after: {
    readonly dates: (days: number) => string;
    readonly closing: (days: number) => string;
  };
  readonly ideasStay: string;
  readonly byHand: string;
  readonly cancelled: string;
  readonly key: string;
  readonly backups: string;
  readonly never: string;
  readonly rights: string;
  readonly link: { readonly signup: string; readonly idea: string };
  readonly ask: string;
  readonly check: string;
  readonly complain: string;
  /** @param whom the town and how to reach it, where that is known */
  readonly contactUs: (whom: string | undefined) => string;
}

/** When something goes: on one day for all, or so many days after each came. */
interface Gone {
  readonly on: (date: string) => string;
  readonly afterArrival: (days: number) => string;
}
