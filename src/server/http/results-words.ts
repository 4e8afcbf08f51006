import type { Results } from '../../protocol/results.ts';

/** What a page of results says where the widget does not run. */
export interface ResultsWords {
  /** The title of the page, with that of the vote. */
  readonly results: string;
  readonly state: Readonly<Record<Results['state'], string>>;
  readonly project: string;
  readonly outcome: string;
  readonly cost: string;
  readonly votes: string;
  readonly chosen: string;
  readonly notChosen: string;
  readonly ballots: string;
  readonly spent: string;
  readonly download: string;
}

const WORDS: Readonly<Record<string, ResultsWords>> = {
  en: {
    results: 'Results',
    state: {
      'not-counted': 'The votes have not been counted yet.',
      provisional: 'Provisional results',
      final: 'Final results',
      recounted: 'Results after a recount',
    },
    project: 'Project',
    outcome: 'Outcome',
    cost: 'Cost',
    votes: 'Votes',
    chosen: 'Chosen',
    notChosen: 'Not chosen',
    ballots: 'Ballots counted',
    spent: 'Spent',
    download: 'Download the ballots',
  },
  da: {
    results: 'Resultat',
    state: {
      'not-counted': 'Stemmerne er ikke talt op endnu.',
      provisional: 'Foreløbigt resultat',
      final: 'Endeligt resultat',
      recounted: 'Resultat efter en ny optælling',
    },
    project: 'Projekt',
    outcome: 'Udfald',
    cost: 'Pris',
    votes: 'Stemmer',
    chosen: 'Valgt',
    notChosen: 'Ikke valgt',
    ballots: 'Talte stemmesedler',
    spent: 'Brugt',
    download: 'Hent stemmesedlerne',
  },
  nb: {
    results: 'Resultat',
    state: {
      'not-counted': 'Stemmene er ikke talt opp ennå.',
      provisional: 'Foreløpig resultat',
      final: 'Endelig resultat',
      recounted: 'Resultat etter en ny opptelling',
    },
    project: 'Prosjekt',
    outcome: 'Utfall',
    cost: 'Pris',
    votes: 'Stemmer',
    chosen: 'Valgt',
    notChosen: 'Ikke valgt',
    ballots: 'Talte stemmesedler',
    spent: 'Brukt',
    download: 'Last ned stemmesedlene',
  },
  ar: {
    results: 'النتائج',
    state: {
      'not-counted': 'لم تُفرز الأصوات بعد.',
      provisional: 'نتائج أولية',
      final: 'نتائج نهائية',
      recounted: 'النتائج بعد إعادة الفرز',
    },
    project: 'المشروع',
    outcome: 'النتيجة',
    cost: 'التكلفة',
    votes: 'الأصوات',
    chosen: 'فاز',
    notChosen: 'لم يفز',
    ballots: 'البطاقات المفروزة',
    spent: 'المبلغ المصروف',
    download: 'تنزيل بطاقات الاقتراع',
  },
};

/** @returns the words in a language, and in which they are: English where there are none */
export function resultsWords(language: string): { readonly words: ResultsWords; lang: string } {
  const [base = ''] = language.toLowerCase().split('-', 1);
  const lang = base === 'no' || base === 'nn' ? 'nb' : Object.hasOwn(WORDS, base) ? base : 'en';
  return { words: WORDS[lang] as ResultsWords, lang };
}
