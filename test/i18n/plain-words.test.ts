/** One word for one thing, and none that is stiff, wherever a person reads: the terms of CONTRIBUTING.md. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { messagesOf, partsOf, saidIn, WORDS } from './words-of.ts';

/** What nobody says, and what is said instead. A language without a row has not been read for it yet. */
const NOT_SAID: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  da: [
    [/betalte for|kunne betale/i, 'andel: nobody who voted paid anything'],
    [/kostede/i, 'koster: what was not built has cost nothing yet'],
    [/havde en anden regel/i, 'ville en anden regel have'],
    [/så var det .* billigere/i, 'altså … mindre'],
    [/\blod\b(?! om)(?!\.)(?! ud fra)/i, 'valgte ikke'],
    [/kan kendes/i, 'man kan se, hvem det er'],
    [/at gøre godt med/i, 'at fordele'],
    [/svar på det her|mangler et svar/i, 'what to do: Skriv …, Vælg …'],
    [/du har valgt \d/i, 'Valgt: 0'],
    [/(?<!e-)\bmail\b/i, 'e-mail'],
    [/meld(er)? dig til|del pengene ud/i, 'tilmeld dig, fordel pengene'],
    [/udfald|opdigtet|enhver|maksimal|minimum/i, 'a shorter word'],
    [/filen med stemmer|hent stemmerne/i, 'stemmesedler: a stemme is what an item gets'],
    [/talt op\b.*stemmesedler|stemmesedler talt op/i, 'talte stemmesedler'],
    [/projekt/i, 'navn: what is voted on may be a person'],
  ],
  en: [
    [/paid for/i, 'share: nobody who voted paid anything'],
    [/\bit cost\b/i, 'it costs: what was not built has cost nothing yet'],
    [/votes? more\b|money enough/i, 'more votes, enough money'],
    [/after 0|left something out/i, 'from the start, did not choose'],
    [/answer this/i, 'what to do: Write …, Choose …'],
    [/\bstage\b|\boutcome\b|\bplease\b|recount/i, 'round, result, counted again'],
    [/\bpreview\b|hand in/i, 'draft, send'],
    [/\b(color|center|canceled|organizer|program(?!me))\b/i, 'British spelling'],
    [/\bproject\b/i, 'name: what is voted on may be a person'],
  ],
  nb: [
    [/opptil|maks(imalt)?\b/i, 'høyst'],
    [/betalte for|kunne betale/i, 'andel'],
    [/kostet/i, 'koster'],
    [/hadde en annen regel/i, 'ville en annen regel ha'],
    [/stemmer? mer\b|penger nok/i, 'stemmer til, nok penger'],
    [
      /utfall|utenom budsjett|hent stemm|offentliggjort/i,
      'resultat, mer enn budsjettet, last ned, publisert',
    ],
    [/filen med stemmer\b|last ned stemmene/i, 'stemmesedler'],
    [/mangler et svar|du har valgt \d/i, 'Skriv …, Velg …; Valgt: 0'],
    [/om du er på nett|om du har nett/i, 'Sjekk at du er på nett'],
    [/prosjekt|\bintet\b|\bblive\b|\bikke noget\b/i, 'navn; bokmål, not Danish'],
  ],
  nn: [
    [/opptil|maks(imalt)?\b/i, 'høgst'],
    [/betalte for|kunne betale|\bandel/i, 'del: nobody who voted paid anything'],
    [/(?<!ville )\bkosta\b/i, 'kostar'],
    [/stemme|stemt\b/i, 'røyst, røyste, røystesetel'],
    [/røyster? meir\b|pengar nok/i, 'røyster til, nok pengar'],
    [/fila med røyster\b|last ned røystene/i, 'røystesetlar'],
    [/\b(ikke|noe|hva|hvor|hvem|hvordan|hvorfor|fra|ble|mer|flere|velg|valgt)\b/i, 'nynorsk'],
    [/prosjekt|utfall|offentleggj/i, 'namn, resultat, publisert'],
  ],
  sv: [
    [/\bmax(imalt)?\b|upp till/i, 'högst'],
    [/betalade för|kunde betala/i, 'andel: nobody who voted paid anything'],
    [/kostade/i, 'kostar'],
    [/röstsed|filen med röster|ladda ner röst/i, 'valsedel, valsedlar'],
    [/\bej\b|endast|erhåll|vänligen|var god/i, 'inte, bara, få'],
    [/e-mail|mejl|ladda ned/i, 'e-post, ladda ner'],
    [/projekt|utfall/i, 'namn, resultat'],
    [/\bikke\b|\bikkje\b/i, 'inte'],
  ],
  de: [
    [/bis zu\b|maximal|max\./i, 'höchstens'],
    [/bezahlten? für|bezahlen konnte/i, 'Anteil: nobody who voted paid anything'],
    [/kostete/i, 'kostet'],
    [/wahlzettel|stimmenzettel|datei mit stimmen|stimmen herunterladen/i, 'Stimmzettel'],
    [/\b(du|dein\p{L}*|dir|dich)\b/iu, 'Sie'],
    [/bitte/i, 'nothing'],
    [/mittelwert|im schnitt/i, 'Durchschnitt'],
    [/\bgewählt\b|gewinner/i, 'ausgewählt'],
    [/downloaden|klicken|\bemail|(?<!e-)\bmail\b/i, 'herunterladen, E-Mail'],
    [/projekt/i, 'Name: what is voted on may be a person'],
  ],
  ar: [
    [/المعد[لّ]/, 'المتوسط'],
    [/DKK/, 'كرونة'],
    [/دفع ثمن|دفع التكلفة/, 'حصة: nobody who voted paid anything'],
    [/البطاقات|بطاقات|الأصوات المفروزة|تنزيل الأصوات|ملف الأصوات/, 'أوراق الاقتراع'],
    [/المصروف|أولية/, 'المُنفَق, مؤقتة'],
    [/احفظها|المشروع/, 'a noun; الاسم'],
  ],
  uk: [
    [/про[єе]кт/i, 'назва: what is voted on may be a person'],
    [/вибер|вибра|вибор/i, 'обрати: one word for it'],
    [/коштував|коштувал/i, 'коштує: what was not built has cost nothing yet'],
    [/заплат|оплат/i, 'частка: nobody who voted paid anything'],
    [/максим|мінім|до \d+ (символ|бал)/i, 'не більше, не менше'],
    [/реєстр|підпис/i, 'запис, записатися'],
    [/скача|імейл|емейл/i, 'завантажити, електронна пошта'],
    [
      /являється|слідуюч|приймати участь|прийняти участь|(?<!\p{L})любий/iu,
      'Ukrainian, not Russian',
    ],
    [/(?<=\p{Ll} )(Ви|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u, 'ви in small letters'],
    [/будь ласка|здійсніть|необхідно|даний/i, 'a shorter word'],
  ],
  pl: [
    [/projekt/i, 'nazwa: what is voted on may be a person'],
    [/kosztował/i, 'kosztuje: what was not built has cost nothing yet'],
    [/zapłac|opłac/i, 'udział: nobody who voted paid anything'],
    [/maksym|minim/i, 'najwyżej, co najmniej'],
    [/\p{L}(łeś|łaś|łem|łam)(?!\p{L})/iu, 'wysłano: neither a man nor a woman'],
    [/(?<!\p{L})(pan|pani|pana|panu|państw\p{L}*)(?!\p{L})/iu, 'no title: wybierz, wpisz'],
    [/(?<=\p{Ll} )(Ty|Ciebie|Cię|Tobą|Tw(ój|oj)\p{L}*)(?!\p{L})/u, 'twój in small letters'],
    [/rezultat|ściąg|rejestr|zgłosz/i, 'wynik, pobierz, zapis'],
    [/proszę|należy \p{L}+ć|dokon|powyższ|niniejsz/iu, 'a shorter word'],
    [/(?<!e-)mail/i, 'e-mail'],
  ],
};

/** Each term is one text, in whatever group it is said: the widget's, and the hosted page's or sheet's. */
const SAME: readonly (readonly [string, string])[] = [
  ['results.chosen', 'pages.chosen'],
  ['results.notChosen', 'pages.notChosen'],
  ['results.notCounted', 'pages.notCounted'],
  ['results.provisional', 'pages.provisional'],
  ['results.final', 'pages.final'],
  ['results.recounted', 'pages.recounted'],
  ['results.what', 'pages.project'],
  ['results.result', 'pages.outcome'],
  ['results.price', 'pages.cost'],
  ['results.votes', 'pages.votes'],
  ['results.ballots', 'pages.ballots'],
  ['results.spent', 'pages.spent'],
  ['resultsBelow.download', 'pages.download'],
  ['resultsBelow.downloadTable', 'pages.table'],
  ['resultsBelow.fileHash', 'pages.fileHash'],
  ['resultsBelow.gotNothing', 'pages.nothing'],
  ['resultsBelow.tieLot', 'pages.tieLot'],
  ['resultsBelow.tieLotOpen', 'pages.tieLotOpen'],
  ['resultsBelow.tieLotIdle', 'pages.tieLotIdle'],
  ['resultsBelow.tieIn', 'pages.tieIn'],
  ['resultsBelow.tieOut', 'pages.tieOut'],
  ['resultsBelow.tieUnknown', 'pages.tieUnknown'],
  ['resultsBelow.area', 'sheet.area'],
  ['items.formerly', 'pages.formerly'],
  ['search.category', 'sheet.category'],
  ['budget.budgetHeading', 'pages.budget'],
  ['event.eventHeading', 'pages.event'],
  ['event.adults', 'sheet.adults'],
  ['event.children', 'sheet.children'],
  ['fields.name', 'sheet.name'],
  ['fields.email', 'sheet.email'],
  ['fields.telephone', 'sheet.telephone'],
  ['pages.blank', 'sheet.blank'],
  ['pages.nothing', 'sheet.nothing'],
];

for (const lang of Object.keys(LANGUAGES)) {
  const words = WORDS[lang];
  assert.ok(words);

  describe(`plain words in ${lang}`, () => {
    const notSaid = NOT_SAID[lang] ?? [];

    it('are those of the table of terms, in widgets and pages', () => {
      for (const [key, said] of saidIn(words, createFormat(lang), [0, 1, 3, 100])) {
        for (const text of said) {
          for (const [pattern, better] of notSaid) {
            assert.doesNotMatch(text, pattern, `${key}: ${text} – ${better}`);
          }
        }
      }
    });

    it('are the same in a widget and on the page without it', () => {
      const messages = messagesOf(words);
      const all = (key: string) => partsOf(messages.get(key) ?? '').map(({ text }) => text);
      for (const [one, other] of SAME) {
        assert.ok(messages.has(one) && messages.has(other), `${one}, ${other}`);
        assert.deepEqual(all(one), all(other), `${one}, ${other}`);
      }
    });

    it('are those of the texts on privacy', { skip: !/^(da|nb|en)$/.test(lang) }, () => {
      const file = new URL(`../../src/server/keeping/privacy/${lang}.ts`, import.meta.url);
      const text = readFileSync(file, 'utf8');
      for (const [pattern, better] of notSaid) {
        assert.doesNotMatch(text.replaceAll(/^import .*$/gm, ''), pattern, better);
      }
    });
  });
}
