/** What the samples say of what is kept: no more than a server of ours does; a test holds them to it. */
import { text } from './text.ts';

/** Of ideas with `retention: { contactDays: 365 }`. */
export const ideas = text(
  'Vi gemmer det, du skriver. Navn, e-mail og telefonnummer sletter vi et år efter, at du har sendt.',
  'We keep what you write. We delete name, e-mail and telephone one year after you sent it.',
  'نحفظ ما يُكتب هنا. ونحذف الاسم والبريد والهاتف بعد سنة من الإرسال.',
);

export const choice = text(
  'Vi gemmer det, du vælger. Vi gemmer ikke, hvem du er.',
  'We keep what you choose. We do not keep who you are.',
  'نحفظ الاختيارات فقط، ولا نحفظ هوية من اختار.',
);

export const amounts = text(
  'Vi gemmer de beløb, du giver. Vi gemmer ikke, hvem du er.',
  'We keep the amounts you give. We do not keep who you are.',
  'نحفظ المبالغ فقط، ولا نحفظ هوية من وزعها.',
);

export const vote = text(
  'Vi gemmer din stemme, men ikke, hvem du er.',
  'We keep your vote, but not who you are.',
  'نحفظ صوتك ولا نحفظ هويتك.',
);

export const votedByCode = text(
  'Vi gemmer din stemme uden navn. Vi gemmer, at koden er brugt. Ingen kan se, hvilken stemme der hører til hvilken kode.',
  'We keep your vote without a name. We keep that the code was used. Nobody can see which vote belongs to which code.',
  'نحفظ الصوت بلا اسم، ونحفظ أن الرمز استُخدم. ولا يمكن لأحد أن يعرف أي صوت يعود إلى أي رمز.',
);

/** Of events with `retention: { days: 14 }`. */
export const signUp = text(
  'Vi gemmer din tilmelding. Vi sletter den 14 dage efter den sidste gang. Melder du fra, sletter vi navn og svar med det samme.',
  'We keep your sign-up. We delete it 14 days after the last date. If you cancel, we delete name and answers at once.',
  'نحفظ التسجيل، ونحذفه بعد 14 يومًا من آخر موعد. وعند الإلغاء نحذف الاسم والإجابات فورًا.',
);
