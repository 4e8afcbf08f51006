import type { Messages } from './en.ts';
import type { Format } from './format.ts';
import { isolated } from './isolated.ts';
import { results } from './results/ar.ts';

/*
 * No verb here says whether it speaks to a man or a woman: nouns for buttons, "يُرجى" and a noun for
 * what to do. A dual has no numeral in Arabic, so only `few`, `many` and `other` show the number.
 */

const atMostOptions = (f: Format, count: number): string =>
  f.plural(count, {
    zero: 'لا يمكن تحديد أي خيار',
    one: 'خيار واحد على الأكثر',
    two: 'خياران على الأكثر',
    few: '# خيارات على الأكثر',
    many: '# خيارًا على الأكثر',
    other: '# خيار على الأكثر',
  });

const atLeastOptions = (f: Format, count: number): string =>
  f.plural(count, {
    zero: 'لا حاجة إلى تحديد أي خيار',
    one: 'يُرجى تحديد خيار واحد على الأقل',
    two: 'يُرجى تحديد خيارين على الأقل',
    few: 'يُرجى تحديد # خيارات على الأقل',
    many: 'يُرجى تحديد # خيارًا على الأقل',
    other: 'يُرجى تحديد # خيار على الأقل',
  });

const characters = (f: Format, count: number): string =>
  f.plural(count, {
    zero: 'لا يُسمح بأي حرف',
    one: 'حرف واحد على الأكثر',
    two: 'حرفان على الأكثر',
    few: '# أحرف على الأكثر',
    many: '# حرفًا على الأكثر',
    other: '# حرف على الأكثر',
  });

/** Before there is something to show, and where nothing came. */
export const loading: Messages['loading'] = {
  loading: 'جارٍ التحميل …',
  tryAgain: 'إعادة المحاولة',
  missing: 'لم نعثر على ما يجب أن يظهر هنا. ربما يكون العنوان في الصفحة خاطئًا.',
  unreachable: 'لم نتمكن من التحميل. يُرجى التأكد من الاتصال بالإنترنت ثم إعادة المحاولة.',
  unreadable: 'لم نتمكن من عرض هذا. الخطأ منا أو من الصفحة، وليس منك.',
};

/** What every form says. */
export const common: Messages['common'] = {
  optional: '(اختياري)',
  back: 'رجوع',
  continue: 'متابعة',
  check: 'مراجعة ثم إرسال',
  change: 'تغيير',
  changeOf: (what: string) => `تغيير: ${isolated(what)}`,
  checkHeading: 'المراجعة قبل الإرسال',
  send: 'إرسال',
  sending: 'جارٍ الإرسال …',
  notSentYet: 'لم يُرسَل بعد.',
  keptHere: 'وهو محفوظ على هذا الجهاز فقط.',
  notKept: 'ولا يمكن حفظه في هذا المتصفح. عند مغادرة الصفحة يضيع كل شيء.',
  deleteHere: 'حذف من هذا الجهاز',
  deleted: 'حُذف من هذا الجهاز.',
  restored: 'هذا ما بدأته على هذا الجهاز. لم يصلك إيصال بعد، لذا يلزم الإرسال.',
  privacyHeading: 'ما نحتفظ به',
  problemHeading: 'هناك شيء ناقص أو غير صحيح',
  stepOf: (f, step: number, of: number) => `الخطوة ${f.number(step)} من ${f.number(of)}`,
  upcoming: (f, opens: string) => `يُفتح باب المشاركة يوم ${f.time(opens)}.`,
  upcomingNoTime: 'لم يُفتح باب المشاركة بعد.',
  closed: (f, closes: string) => `أُغلق باب المشاركة يوم ${f.time(closes)}.`,
  closedNoTime: 'أُغلق باب المشاركة.',
  openUntil: (f, closes: string) => `باب المشاركة مفتوح حتى يوم ${f.time(closes)}.`,
  notSent: 'لم يُرسَل',
  notKnown: 'لا نعرف هل وصل ما أرسلته',
  failUnreachable:
    'لم يصلنا رد، ولا نعرف هل وصل ما أرسلته. يُرجى التأكد من الاتصال بالإنترنت ثم إعادة المحاولة. مهما تكررت المحاولة، تُحسب المشاركة مرة واحدة فقط.',
  failServer: 'هناك مشكلة في الخادم لدينا. إجاباتك ما زالت هنا. يُرجى إعادة المحاولة بعد قليل.',
  failBusy: 'كثرت المحاولات. يُرجى الانتظار دقيقة ثم إعادة المحاولة.',
  failClosed: 'أُغلق باب المشاركة قبل الإرسال.',
  failNotFound: 'لم يعد هذا موجودًا. إجاباتك ما زالت هنا.',
  failTooLarge: 'هذا أطول مما يمكن إرساله. يُرجى اختصاره ثم إعادة المحاولة.',
  failRule: 'لا يمكننا قبول هذا بعد. ما يجب تغييره مكتوب أدناه.',
  failUnreadable:
    'وصلنا رد لا نفهمه، ولا نعرف هل وصل ما أرسلته. يُرجى إعادة المحاولة. مهما تكررت المحاولة، تُحسب المشاركة مرة واحدة فقط.',
  failInFlight: 'الإرسال جارٍ الآن. يُرجى الانتظار قليلًا ثم إعادة المحاولة.',
  failOther: 'لم يُقبل هذا. إجاباتك ما زالت هنا.',
  changedSince: 'وصل ما أرسلته أولًا. أما ما غيّرته بعد ذلك فلم يُرسَل.',
  receiptCode: 'رمز الإيصال',
  receiptHint: 'من المفيد كتابته على ورقة للسؤال عن هذا لاحقًا.',
  calendar: 'إضافة إلى التقويم',
  manage: 'عرض التسجيل أو إلغاؤه',
  manageHint: 'يُرجى الاحتفاظ بهذا الرابط. إنه لك وحدك.',
  chooseBetween: (f, min: number, max: number) =>
    min === max
      ? f.plural(min, {
          zero: 'لا حاجة إلى تحديد أي خيار',
          one: 'يُرجى تحديد خيار واحد',
          two: 'يُرجى تحديد خيارين',
          few: 'يُرجى تحديد # خيارات',
          many: 'يُرجى تحديد # خيارًا',
          other: 'يُرجى تحديد # خيار',
        })
      : min > 0
        ? `عدد الخيارات المطلوب: من ${f.number(min)} إلى ${f.number(max)}`
        : atMostOptions(f, max),
  chooseAtLeast: atLeastOptions,
  moreOf: (what: string) => `زيادة: ${isolated(what)}`,
  lessOf: (what: string) => `تقليل: ${isolated(what)}`,
  required: 'الإجابة مطلوبة هنا',
  tooFew: atLeastOptions,
  tooMany: (f, limit: number, by: number) =>
    `${atMostOptions(f, limit)}. ${f.plural(by, {
      zero: 'لا حاجة إلى إزالة أي خيار',
      one: 'يُرجى إزالة خيار واحد',
      two: 'يُرجى إزالة خيارين',
      few: 'يُرجى إزالة # خيارات',
      many: 'يُرجى إزالة # خيارًا',
      other: 'يُرجى إزالة # خيار',
    })}`,
  tooSmall: (limit: string) => `${limit} على الأقل`,
  tooLarge: (limit: string) => `${limit} على الأكثر`,
  offStep: (step: string) => `بمضاعفات ${step} فقط`,
  notANumber: 'يُرجى كتابة عدد بالأرقام، مثل 12',
  unknown: 'لم يعد هذا الخيار متاحًا',
  notInOrder: 'هناك شيء مكرر أو في غير مكانه. يُرجى إزالته ثم إضافته من جديد',
  malformed: 'هناك شيء غير صحيح هنا. يُرجى مراجعته',
};

/** Questions and answers. */
export const fields: Messages['fields'] = {
  notAnswered: 'بلا إجابة',
  yes: 'نعم',
  contactHeading: 'كيف نتواصل معك؟',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  telephone: 'الهاتف',
  atMostCharacters: characters,
  charactersLeft: (f, count: number) =>
    f.plural(count, {
      zero: 'لم يبقَ أي حرف',
      one: 'بقي حرف واحد',
      two: 'بقي حرفان',
      few: 'بقيت # أحرف',
      many: 'بقي # حرفًا',
      other: 'بقي # حرف',
    }),
  charactersOver: (f, count: number) =>
    f.plural(count, {
      zero: 'لا أحرف زائدة',
      one: 'حرف واحد زائد',
      two: 'حرفان زائدان',
      few: '# أحرف زائدة',
      many: '# حرفًا زائدًا',
      other: '# حرف زائد',
    }),
  requiredChoice: 'يُرجى تحديد خيار',
  requiredConsent: 'يُرجى وضع علامة هنا للمتابعة',
  tooShort: (f, limit: number) =>
    f.plural(limit, {
      zero: 'يمكن ترك هذا فارغًا',
      one: 'يُرجى كتابة حرف واحد على الأقل',
      two: 'يُرجى كتابة حرفين على الأقل',
      few: 'يُرجى كتابة # أحرف على الأقل',
      many: 'يُرجى كتابة # حرفًا على الأقل',
      other: 'يُرجى كتابة # حرف على الأقل',
    }),
  tooLong: (f, limit: number, by: number) =>
    `${characters(f, limit)}. ${f.plural(by, {
      zero: 'لا حاجة إلى حذف أي حرف',
      one: 'يُرجى حذف حرف واحد',
      two: 'يُرجى حذف حرفين',
      few: 'يُرجى حذف # أحرف',
      many: 'يُرجى حذف # حرفًا',
      other: 'يُرجى حذف # حرف',
    })}`,
  notAnEmail: 'يُرجى كتابة عنوان بريد إلكتروني مثل name@example.com',
  notATelephone: 'يُرجى كتابة رقم الهاتف بالأرقام',
  notADate: 'يُرجى كتابة تاريخ',
  notBefore: (date: string) => `ليس قبل ${date}`,
  notAfter: (date: string) => `ليس بعد ${date}`,
};

/** Lists of things to choose from. */
export const items: Messages['items'] = {
  search: 'بحث',
  allCategories: 'الكل',
  category: 'الفئة',
  found: (f, count: number, of: number) => `المعروض: ${f.number(count)} من ${f.number(of)}`,
  noneFound: 'لا شيء يطابق البحث. يُرجى تجربة شيء آخر.',
  randomOrder: 'الترتيب عشوائي، ويختلف من شخص إلى آخر.',
  cost: (f, minor: number, currency: string | undefined) => `التكلفة: ${f.money(minor, currency)}`,
  free: 'بلا تكلفة',
  toSpend: (f, minor: number, currency: string | undefined) =>
    `المبلغ المتاح ${f.money(minor, currency)}.`,
  chosenCount: (f, count: number) =>
    f.plural(count, {
      zero: 'لا شيء محدد',
      one: 'خيار واحد محدد',
      two: 'خياران محددان',
      few: '# خيارات محددة',
      many: '# خيارًا محددًا',
      other: '# خيار محدد',
    }),
  points: (f, points: number) =>
    f.plural(points, {
      zero: 'بلا نقاط',
      one: 'نقطة واحدة',
      two: 'نقطتان',
      few: '# نقاط',
      many: '# نقطة',
      other: '# نقطة',
    }),
};

/** Ideas. */
export const idea: Messages['idea'] = {
  ideaPersonaHeading: 'بعيون شخص آخر',
  ideaPersonaIntro: 'يُرجى تخيّل شخص ما، ثم كتابة ما قد يتمناه هذا الشخص.',
  ideaHeading: 'فكرتك',
  ideaSend: 'إرسال فكرتي',
  ideaSent: 'شكرًا. وصلتنا فكرتك.',
  ideaAgain: 'إرسال فكرة أخرى',
};

/** Budgets. */
export const budget: Messages['budget'] = {
  budgetHeading: 'توزيع المال',
  budgetSend: 'إرسال ميزانيتي',
  budgetSent: 'شكرًا. وصلتنا ميزانيتك.',
  moneyLeft: (f, minor: number, budget: number, currency: string) =>
    `المتبقي: ${f.money(minor, currency)} من ${f.money(budget, currency)}`,
  moneyOver: (f, minor: number, currency: string) =>
    `أكثر من الميزانية بمقدار ${f.money(minor, currency)}`,
  takeOut: (f, by: number, currency: string, names: readonly string[]) =>
    names.length === 0
      ? `التكلفة أعلى من الميزانية بمقدار ${f.money(by, currency)}. يُرجى إزالة شيء.`
      : `التكلفة أعلى من الميزانية بمقدار ${f.money(by, currency)}. تكفي إزالة ${f.list(names.map(isolated), 'or')}.`,
  giveLess: (f, by: number, currency: string) =>
    `المبالغ أعلى من الميزانية بمقدار ${f.money(by, currency)}. يُرجى تقليل مبلغ أو أكثر.`,
  amountBetween: (f, min: number, max: number, currency: string) =>
    min > 0
      ? `من ${f.money(min, currency)} إلى ${f.money(max, currency)}، أو لا شيء`
      : `حتى ${f.money(max, currency)}`,
  spendAtLeast: (f, minor: number, currency: string) =>
    `يُرجى إنفاق ${f.money(minor, currency)} على الأقل`,
};

/** Ballots. */
export const ballot: Messages['ballot'] = {
  overPoints: (f, by: number) =>
    f.plural(by, {
      zero: 'لا حاجة إلى سحب أي نقطة',
      one: 'يُرجى سحب نقطة واحدة',
      two: 'يُرجى سحب نقطتين',
      few: 'يُرجى سحب # نقاط',
      many: 'يُرجى سحب # نقطة',
      other: 'يُرجى سحب # نقطة',
    }),
  underPoints: (f, by: number) =>
    f.plural(by, {
      zero: 'لا حاجة إلى نقاط أخرى',
      one: 'يُرجى منح نقطة أخرى',
      two: 'يُرجى منح نقطتين أخريين',
      few: 'يُرجى منح # نقاط أخرى',
      many: 'يُرجى منح # نقطة أخرى',
      other: 'يُرجى منح # نقطة أخرى',
    }),
  ballotHeading: 'صوتك',
  ballotSend: 'الإدلاء بصوتي',
  ballotSent: 'شكرًا. وصلنا صوتك.',
  ranking: 'ترتيبك',
  rankingEmpty: 'لا شيء هنا بعد. يُرجى إضافة الخيارات المفضلة، والأفضل أولًا.',
  unranked: 'خارج الترتيب',
  rankHint: 'الأفضل أولًا.',
  add: 'إضافة',
  addOf: (what: string) => `إضافة: ${isolated(what)}`,
  remove: 'إزالة',
  removeOf: (what: string) => `إزالة: ${isolated(what)}`,
  up: 'إلى أعلى',
  upOf: (what: string) => `إلى أعلى: ${isolated(what)}`,
  down: 'إلى أسفل',
  downOf: (what: string) => `إلى أسفل: ${isolated(what)}`,
  top: 'إلى المقدمة',
  topOf: (what: string) => `إلى المقدمة: ${isolated(what)}`,
  rankedAt: (f, what: string, place: number, of: number) =>
    `${isolated(what)}: المرتبة ${f.number(place)} من ${f.number(of)}`,
  removed: (what: string) => `تمت إزالة ${isolated(what)}`,
  pointsLeft: (f, points: number, of: number) =>
    `${f.plural(points, {
      zero: 'لم تبقَ أي نقطة',
      one: 'بقيت نقطة واحدة',
      two: 'بقيت نقطتان',
      few: 'بقيت # نقاط',
      many: 'بقيت # نقطة',
      other: 'بقيت # نقطة',
    })} من أصل ${f.number(of)}`,
  pointsOver: (f, points: number) =>
    f.plural(points, {
      zero: 'لا نقاط زائدة',
      one: 'نقطة واحدة زائدة',
      two: 'نقطتان زائدتان',
      few: '# نقاط زائدة',
      many: '# نقطة زائدة',
      other: '# نقطة زائدة',
    }),
  pointsEach: (f, points: number) =>
    f.plural(points, {
      zero: 'بلا نقاط لأي خيار',
      one: 'نقطة واحدة على الأكثر لكل خيار',
      two: 'نقطتان على الأكثر لكل خيار',
      few: '# نقاط على الأكثر لكل خيار',
      many: '# نقطة على الأكثر لكل خيار',
      other: '# نقطة على الأكثر لكل خيار',
    }),
  scoreHint: (f, min: number, max: number) =>
    `التقييم من ${f.number(min)} (الأدنى) إلى ${f.number(max)} (الأعلى)`,
  noOpinion: 'لا أعرف',
};

/** Sign-ups. */
export const event: Messages['event'] = {
  nobody: 'يُرجى كتابة عدد الحضور',
  eventSend: 'التسجيل',
  eventSent: 'شكرًا. وصلنا تسجيلك.',
  eventAgain: 'تسجيل أسرة أخرى',
  datesHeading: (f, maxDates: number) =>
    maxDates === 1
      ? 'متى سيكون حضورك؟'
      : `متى سيكون حضورك؟ ${f.plural(maxDates, {
          zero: 'لا يمكن تحديد أي موعد.',
          one: 'يمكن تحديد موعد واحد.',
          two: 'يمكن تحديد موعدين على الأكثر.',
          few: 'يمكن تحديد # مواعيد على الأكثر.',
          many: 'يمكن تحديد # موعدًا على الأكثر.',
          other: 'يمكن تحديد # موعد على الأكثر.',
        })}`,
  when: 'الموعد',
  where: 'المكان',
  placesLeft: (f, places: number) =>
    f.plural(places, {
      zero: 'لا أماكن متبقية',
      one: 'مكان واحد متبقٍ',
      two: 'مكانان متبقيان',
      few: '# أماكن متبقية',
      many: '# مكانًا متبقيًا',
      other: '# مكان متبقٍ',
    }),
  waitingList: 'الأماكن لا تكفي. يمكنك الانضمام إلى قائمة الانتظار.',
  full: 'الأماكن لا تكفي',
  householdHeading: 'كم عدد الحضور؟',
  adults: 'البالغون',
  children: 'الأطفال',
  adult: (f, index: number) => `شخص بالغ ${f.number(index)}`,
  child: (f, index: number) => `طفل ${f.number(index)}`,
  confirmed: 'لديك مكان.',
  waiting: (f, position: number) => `رقمك في قائمة الانتظار هو ${f.number(position)}.`,
  waitingNoNumber: 'اسمك في قائمة الانتظار.',
  cancelled: 'أُلغي التسجيل.',
  receiptUnknown: 'لم نعثر على هذا التسجيل. يمكنك التسجيل هنا.',
};

/** The code of a voter. */
export const code: Messages['code'] = {
  failAlreadyVoted:
    'سبق التصويت بهذا الرمز. كل رمز يُحسب مرة واحدة. إذا لم يكن ذلك منك، يُرجى التواصل مع الجهة المنظمة.',
  codeLabel: 'رمز التصويت',
  codeHint: 'الرمز موجود في الرسالة التي وصلتك. لا فرق بين الأحرف الكبيرة والصغيرة.',
  codeMissing: 'يُرجى كتابة رمز التصويت',
  codeUnknown: 'لا نعرف هذا الرمز. يُرجى مراجعته حرفًا حرفًا.',
};

/** A sign-up, by its receipt's link. */
export const manage: Messages['manage'] = {
  yourSignup: 'تسجيلك',
  cancelSignup: 'إلغاء التسجيل',
  cancelQuestion: 'هل نلغي تسجيلك؟ بعد الإلغاء قد يحصل شخص آخر على مكانك.',
  cancelYes: 'نعم، إلغاء التسجيل',
  cancelNo: 'لا، إبقاء التسجيل',
  cancelledHeading: 'أُلغي تسجيلك',
  cancelFailed: 'ربما ما زال تسجيلك قائمًا. يُرجى إعادة المحاولة.',
};

const ar: Messages = {
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

export default ar;
