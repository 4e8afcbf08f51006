import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answers, Field } from '../../src/protocol/fields.ts';
import {
  isEmail,
  isTelephone,
  tidyAnswers,
  tidyEmail,
  tidyTelephone,
} from '../../src/rules/tidy.ts';
import { ODD_IDS, frozen } from './samples.ts';

/** Texts that are slow to read for a careless pattern. */
const LONG = ['tel' + '.'.repeat(1e5), ' '.repeat(1e5) + 'x', '1 '.repeat(5e4), 'a;'.repeat(5e4)];

describe('an e-mail address', () => {
  it('loses what comes along when it is pasted', () => {
    const pasted = [
      ' a.bo@x.dk\n',
      '\u00a0a.bo@x.dk\u2003',
      '\u202aa.bo@x.dk\u202c',
      'a.bo\u00ad@\u200bx.dk',
      '\ufeffa.bo@x.dk',
      'mailto:a.bo@x.dk',
      'MAILTO:a.bo@x.dk?subject=Hej&body=a@b.dk',
      'a.bo@x.dk;',
      'a.bo@x.dk,',
      'a.bo@x.dk.',
      'a.bo@x.dk; ',
      '<a.bo@x.dk>',
      '<mailto:a.bo@x.dk>',
      '< a.bo@x.dk >;',
      'Anna Bo <a.bo@x.dk>',
      '"Bo, Anna" <a.bo@x.dk>,',
      '"a.bo@x.dk" <a.bo@x.dk>',
    ];
    for (const text of pasted) assert.equal(tidyEmail(text), 'a.bo@x.dk', text);
  });

  it('keeps its letters as they are', () => {
    for (const text of ['Anna.Bo+Tag@X.dk', 'søren@blåbærgrød.dk', '用户@例え.jp']) {
      assert.equal(tidyEmail(` ${text} `), text);
    }
  });

  it('is left as it is, without blanks around it, where it is none', () => {
    const none = [
      'mai',
      'mai@x',
      'mai@x.',
      '...',
      'mai hansen@x.dk',
      'a@x.dk, b@x.dk',
      'a@x.dk; b@x.dk;',
      'a@x.dk, Bo <b@x.dk>',
      'A <a@x.dk>, B <b@x.dk>',
      'mailto:a@x.dk,b@x.dk',
      'mailto:',
      '<>',
      'a@x.dk\r\nBcc: b@x.dk',
    ];
    for (const text of none) assert.equal(tidyEmail(` ${text} `), text);
  });

  it('is tidied once and for all, whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom('a', '@', '.', 'x.dk', 'a@x.dk', ' ', ';', '<', '>', 'mailto:', '\u200e'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(typed, (keys) => {
        const tidy = tidyEmail(keys.join(''));
        assert.equal(tidyEmail(tidy), tidy);
        if (isEmail(keys.join(''))) assert.equal(tidy, keys.join('').trim());
      }),
    );
    for (const text of LONG) assert.equal(tidyEmail(text), text.trim());
  });
});

describe('a telephone number', () => {
  it('is brought into one form', () => {
    const written: [text: string, stored: string][] = [
      ['12345678', '12345678'],
      [' 12 34  56 78 ', '12 34 56 78'],
      ['\u202a+45 12 34 56 78\u202c', '+45 12 34 56 78'],
      ['\u2066+4512345678\u2069', '+4512345678'],
      ['(+45) 12 34 56 78', '+45 12 34 56 78'],
      ['+(45)12345678', '+45 12345678'],
      ['+ 45 12345678', '+45 12345678'],
      ['0045 12 34 56 78', '0045 12 34 56 78'],
      ['+45-12-34-56-78', '+45 12 34 56 78'],
      ['+45‑12–34—56−78', '+45 12 34 56 78'],
      ['+1.202.555.0100', '+1 202 555 0100'],
      ['(020) 7946-0018', '020 7946 0018'],
      ['+44 (0)20 7946 0018', '+44 20 7946 0018'],
      ['0044(0)2079460018', '0044 2079460018'],
      ['12\u00a034\u202f56\u00a078', '12 34 56 78'],
      ['٠١٢ ٣٤٥٦٧٨', '012 345678'],
      ['+۹۸ ۲۱ ۱۲۳۴۵۶', '+98 21 123456'],
      ['＋４５　１２３４５６７８', '+45 12345678'],
      ['tel:+45-12345678', '+45 12345678'],
      ['TEL: 12345678', '12345678'],
      ['Tlf. 12 34 56 78', '12 34 56 78'],
      ['12 34 56 78.', '12 34 56 78'],
    ];
    for (const [text, stored] of written) {
      assert.equal(tidyTelephone(text), stored);
      assert.ok(isTelephone(text), text);
      assert.ok(isTelephone(stored), stored);
    }
  });

  it('may have an extension', () => {
    const written = [
      '12 34 56 78 ext. 12',
      '12 34 56 78 ext 12',
      '12 34 56 78 Ext: 12',
      '12 34 56 78 extension 12',
      '12 34 56 78x12',
      '12 34 56 78 x 12',
      '12 34 56 78, lok. 12',
      '12 34 56 78 lokal 12',
      '12 34 56 78;ext=12',
      '12 34 56 78 #12',
      '12 34 56 78 (ext. 12',
    ];
    for (const text of written) assert.equal(tidyTelephone(text), '12 34 56 78 ext. 12');
  });

  it('is left as it is, without blanks around it, where it is none', () => {
    const none = [
      'call me',
      '12345',
      '1234567890123456',
      '++4512345678',
      '45+12345678',
      '12 34 56 7x',
      '12345678 #',
      '1234567;8',
      '12345678 / 87654321',
      '12345678 ext. 12345678',
      '12345678 ext. 1 ext. 2',
      'x12345678',
      '+',
      'tel:',
    ];
    for (const text of none) {
      assert.equal(tidyTelephone(` ${text} `), text);
      assert.ok(!isTelephone(text), text);
    }
  });

  it('is tidied once and for all, and loses no digit, whatever is typed', () => {
    const key = fc.constantFrom(...'0123456789+() .-–x#٣\u202a'.split(''), 'ext. ', 'tel:', '12');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (keys) => {
        const text = keys.join('');
        const tidy = tidyTelephone(text);
        assert.equal(tidyTelephone(tidy), tidy);
        // The one zero that is left out is tested above.
        if (!isTelephone(text) || text.includes('(0)')) return;
        const digits = text.replaceAll('٣', '3').replace(/\D/g, '');
        assert.equal(tidy.replace(/\D/g, ''), digits);
      }),
      { numRuns: 1000 },
    );
    for (const text of LONG) assert.equal(tidyTelephone(text), text.trim());
  });
});

describe('what went wrong elsewhere', () => {
  it('is understood, or told', () => {
    const emails: [typed: string, stored: string][] = [
      // validatorjs/validator.js#343: looks like an address, and nobody has it.
      ['somename@ｇｍａｉｌ.com', 'somename@gmail.com'],
      ['ａnna＠ｘ.dk', 'anna@x.dk'],
      // validatorjs/validator.js#940 and #2648: letters that nobody sees, which Unicode calls letters.
      ['\u200buser@example.com', 'user@example.com'],
      ['user@exa\u3164mple.com', 'user@example.com'],
      ['u\u3164ser@example.com', 'user@example.com'],
      // tine20/tine20#6317, FlowCrypt/flowcrypt-browser#5309
      ['Food ar <   test@example.com>', 'test@example.com'],
      ['User NAME <test@example.com>', 'test@example.com'],
      // Copied from a Mac's file names: one letter of two parts.
      ['so\u0308ren@x.dk', 's\u00f6ren@x.dk'],
    ];
    for (const [typed, stored] of emails) {
      assert.equal(tidyEmail(typed), stored);
      assert.ok(isEmail(stored));
    }
    for (const typed of emails.slice(0, -1)) assert.ok(!isEmail(typed[0]), typed[0]);
    // validatorjs/validator.js#940 too, egulias/EmailValidator#317, jquery-validation#828
    const none = ['user@example.com\ufffd', 'us\ufffder@example.com', 'foo@bar.-baz.com'];
    for (const typed of [...none, 'test@test-.com']) assert.ok(!isEmail(tidyEmail(typed)), typed);

    const telephones: [typed: string, stored: string][] = [
      // woocommerce/woocommerce#58000, verbb/hyper#86, medic/cht-core#7654
      ['+1\ufe0d-555-123-4567', '+1 555 123 4567'],
      ['\u202d07976 399087\u202c', '07976 399087'],
      ['12\u200d34 5678', '1234 5678'],
      // Respect/Validation#1440
      ['+44 (0) 7700 900123', '+44 7700 900123'],
      // daddyz/phonelib#367: the extension became part of the number.
      ['+16502530000 x136', '+16502530000 ext. 136'],
      ['+16502530000;ext=136', '+16502530000 ext. 136'],
      // alphagov/notifications-utils#1222, confusedbuffalo/phone-report#80
      ['01632‑960‑001', '01632 960 001'],
      ['+49 8152 988–0', '+49 8152 988 0'],
    ];
    for (const [typed, stored] of telephones) assert.equal(tidyTelephone(typed), stored);
    // google/libphonenumber#988
    assert.ok(!isTelephone('4084568908#'));
  });
});

describe('tidyAnswers', () => {
  it('tidies addresses and numbers, and nothing else', () => {
    const kinds = ['short-text', 'long-text', 'email', 'telephone', 'date', 'consent'] as const;
    const fields = kinds.map((kind): Field => ({ id: kind, kind, label: kind }));
    const answers: Answers = frozen({
      'short-text': ' a@x.dk; ',
      'long-text': '(12) 34-56-78',
      email: ' a@x.dk; ',
      telephone: '(12) 34-56-78',
      date: '2026-01-01 ',
      consent: true,
      unknown: ' a@x.dk; ',
    });
    assert.deepEqual(tidyAnswers(fields, answers), {
      ...answers,
      email: 'a@x.dk',
      telephone: '12 34 56 78',
    });
  });

  it('takes any id, and any answer', () => {
    for (const id of ODD_IDS) {
      const answers = Object.fromEntries([[id, 'a@x.dk;']]);
      const tidy = tidyAnswers([{ id, kind: 'email', label: id }], answers);
      assert.deepEqual(Object.entries(tidy), [[id, 'a@x.dk']]);
      assert.deepEqual(tidyAnswers([], answers), answers);
    }
    const wrong = { email: 3, other: ['a'] };
    assert.deepEqual(tidyAnswers([{ id: 'email', kind: 'email', label: '' }], wrong), wrong);
  });
});
