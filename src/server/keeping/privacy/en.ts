import type { PrivacyWords } from './words.ts';

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
const deletes = (what: string) => ({
  on: (date: string) => `We delete ${what} on ${date}.`,
  afterArrival: (count: number) => `We delete ${what} ${days(count)} after you sent it.`,
});

export const en: PrivacyWords = {
  locale: 'en-GB',
  quoted: (text) => `“${text}”`,
  heading: (title) => `What we keep: ${title}`,
  when: {
    signup: 'When you sign up, we keep:',
    idea: 'When you send an idea, we keep:',
    vote: 'When you vote, we keep:',
  },
  size: 'how many adults and children you are',
  dates: 'the dates you choose',
  contact: { name: 'your name', email: 'your e-mail address', telephone: 'your telephone number' },
  required: (parts) => parts,
  optional: (parts) => `${parts}, if you like`,
  answers: (labels) => `your answers to: ${labels}`,
  persona: (labels) => `what you write about a made-up person: ${labels}`,
  people: (labels) => `for each of you: ${labels}`,
  traces: 'the day you sent it, your language and the code of your receipt',
  vote: 'what you choose, without a name and without a time',
  code: 'that your code was used',
  receipt: 'the code of your receipt, in a list of its own',
  turnout: 'how many have voted, as a number',
  nobodyKnows:
    'Your vote is kept without a name. Not even we can look up how you voted. So we cannot show, correct or delete your vote.',
  fewVoters: 'If only a few people vote, the result can sometimes show how one of them voted.',
  use: 'We use it to [say what for].',
  seenBy: 'It can be seen by [say who].',
  published:
    'When it is over, we may show all ballots without names. Then anybody can check the count.',
  howLong: 'How long we keep it:',
  gone: {
    signups: deletes('all of it'),
    contacts: deletes,
    ideas: deletes('the idea'),
  },
  reach: { name: 'name', email: 'e-mail address', telephone: 'telephone number' },
  after: {
    dates: (count) => `That is ${days(count)} after the last date.`,
    closing: (count) => `That is ${days(count)} after it closes.`,
  },
  ideasStay: 'We keep the idea itself. We delete it if you ask us to.',
  byHand: 'It is not deleted by itself. We delete it [say when].',
  cancelled: 'If you cancel, we delete names and answers at once.',
  key: 'We keep a mark, so that what you send counts only once. It says nothing about you. We delete it once the server has run for 90 days.',
  backups: 'We make copies of everything. We delete them after [say how long].',
  never: 'We do not keep your address on the internet (the IP address). The form uses no cookies.',
  rights: 'What you can do:',
  link: {
    signup: 'Use the link on your receipt. There you can see your places, and cancel.',
    idea: 'Use the link on your receipt. There you can withdraw your idea.',
  },
  ask: 'Ask us to show, correct or delete what we have about you. Tell us the code of your receipt.',
  check: 'Use the code of your receipt. With it you can see that your vote is there.',
  complain: 'You can complain to the data protection authority.',
  contactUs: (whom) =>
    `Ask us: ${whom ?? '[give a name, an e-mail address and a telephone number].'}`,
};
