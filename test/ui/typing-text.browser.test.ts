/** E-mail, telephone, dates, codes and the page around them, with real keys. */
import { expect } from '@open-wc/testing';
import '../../src/embed/define/event-signup.ts';
import '../../src/embed/define/idea-form.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import {
  field,
  find,
  focused,
  goOn,
  open,
  settle,
  tabTo,
  tick,
  until,
  words,
  type Widget,
} from '../suites/page.ts';
import {
  errorOf,
  fillIn,
  isGoneOn,
  leave,
  openAll,
  pressKeys,
  sendAll,
  typeAnew,
  typeKeys,
  widgetOf,
} from '../suites/typing.ts';
import { sendKeys } from '../tools/in-browser.ts';
import { definition as meal } from '../widgets/event-signup/definition.ts';
import { definition as ballot } from '../widgets/voting-ballot/definition.ts';

const tag = 'samskab-idea-form';

const ideas = (...fields: object[]) =>
  new FakeEndpoint({
    type: 'ideas',
    id: 'typed',
    title: 'Ideas',
    language: 'en',
    contact: {},
    fields,
  });

const MAIL = { id: 'mail', kind: 'email', label: 'Mail' };
const PHONE = { id: 'phone', kind: 'telephone', label: 'Phone' };
const TEXT = { id: 'text', kind: 'short-text', label: 'Text' };
const LONG = { id: 'long', kind: 'long-text', label: 'Long' };
const AMOUNT = { id: 'amount', kind: 'money', label: 'Amount', currency: 'DKK' };
const COUNT = { id: 'count', kind: 'number', label: 'Count', max: 9000 };
const DAY = { id: 'day', kind: 'date', label: 'Day' };

describe('an e-mail address that is typed', () => {
  afterEach(() => localStorage.clear());

  it('can be corrected anywhere, with blanks on the way', async () => {
    const fake = ideas(MAIL);
    const widget = await openAll(tag, fake);
    const mail = field(widget, 'Mail');
    mail.focus();
    await typeKeys(mail, 'anna bo');
    await pressKeys(widget, 'Backspace', 'Backspace', 'Backspace');
    expect([mail.value, mail.selectionStart]).to.deep.equal(['anna', 4]);
    await typeKeys(mail, '@x.d');
    await pressKeys(widget, 'Home', 'ArrowRight', 'ArrowRight', 'Delete');
    expect([mail.value, mail.selectionStart]).to.deep.equal(['ana@x.d', 2]);
    await typeKeys(mail, 'n-');
    await pressKeys(widget, 'End');
    await typeKeys(mail, 'k ');
    await leave(mail);
    expect(mail.value).to.equal('ann-a@x.dk');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { mail: 'ann-a@x.dk' } });
  });

  it('stays in its own script', async () => {
    const fake = ideas(MAIL);
    const widget = await openAll(tag, fake);
    const mail = field(widget, 'Mail');
    mail.focus();
    await typeKeys(mail, 'søren@blåbærgrød.dk');
    await leave(mail);
    expect(mail.value).to.equal('søren@blåbærgrød.dk');
    await goOn(widget);
    expect(words(find(widget, '.review'))).to.contain('søren@blåbærgrød.dk');
    await goOn(widget);
    await until(() => fake.posts.length === 1);
    expect(fake.posts[0]?.body['answers']).to.deep.equal({ mail: 'søren@blåbærgrød.dk' });
  });

  it('may follow a blank, which eats no letter', async () => {
    const fake = ideas(MAIL, TEXT);
    const widget = await openAll(tag, fake);
    for (const label of ['Mail', 'Text']) {
      const input = field(widget, label);
      input.focus();
      await typeKeys(input, '  a@x.dk');
      expect(input.value).to.equal('  a@x.dk');
      await pressKeys(widget, 'Home');
      await typeKeys(input, ' ');
    }
    const { answers } = await sendAll(widget, fake);
    expect((answers as Record<string, string>)['mail']).to.equal('a@x.dk');
  });

  it('loses what came along with it once it is left', async () => {
    const fake = ideas(MAIL);
    const widget = await openAll(tag, fake);
    const mail = field(widget, 'Mail');
    const typed = [
      ' mailto:anna@x.dk; ',
      'anna@x.dk.',
      'Anna Bo <anna@x.dk>',
      '\u200banna@x.dk\u00a0',
    ];
    for (const keys of typed) {
      await typeAnew(mail, keys);
      await leave(mail);
      expect(mail.value, keys).to.equal('anna@x.dk');
    }
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { mail: 'anna@x.dk' } });
  });

  it('is told of where it is none, and stays', async () => {
    const widget = await openAll(tag, ideas(MAIL));
    const mail = field(widget, 'Mail');
    for (const keys of ['a@b..dk', 'anna', 'a@x.dk, b@x.dk']) {
      await typeAnew(mail, keys);
      await leave(mail);
      await goOn(widget);
      expect(focused()?.id, keys).to.equal('summary');
      expect(mail.value).to.equal(keys);
      expect(errorOf(mail)).to.contain('Write an e-mail address');
    }
  });
});

describe('a telephone number that is typed', () => {
  afterEach(() => localStorage.clear());

  const numbers: [typed: string, sent: string][] = [
    ['(+45) 12 34 56 78', '+45 12 34 56 78'],
    ['12–34—56-78', '12 34 56 78'],
    ['+٤٥ ١٢٣٤٥٦٧٨', '+45 12345678'],
    ['۱۲۳۴۵۶۷۸', '12345678'],
    ['12 34 56 78 ext. 9', '12 34 56 78 ext. 9'],
    ['tlf. 12.34.56.78', '12 34 56 78'],
    ['+1\ufe0d-555-123-4567', '+1 555 123 4567'],
  ];
  it('is shown as it was typed, and sent tidy', async () => {
    const fake = ideas(
      ...numbers.map((_, at) => ({ ...PHONE, id: `p${at}`, label: `Number ${at}` })),
    );
    const widget = await openAll(tag, fake);
    for (const [at, [typed]] of numbers.entries()) {
      const phone = field(widget, `Number ${at}`);
      phone.focus();
      await typeKeys(phone, typed);
      await leave(phone);
      expect(phone.value).to.equal(typed);
      expect(phone.type, 'digits on a telephone').to.equal('tel');
    }
    expect(await sendAll(widget, fake)).to.deep.equal({
      answers: Object.fromEntries(numbers.map(([, sent], at) => [`p${at}`, sent])),
    });
  });

  it('may be pasted with the marks that telephones put around it', async () => {
    const fake = ideas(PHONE);
    const widget = await openAll(tag, fake);
    const phone = field(widget, 'Phone');
    phone.focus();
    phone.setRangeText('\u202a+45 12 34 56 78\u202c', 0, 0, 'end');
    phone.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    await leave(phone);
    expect(phone.value).to.equal('\u202a+45 12 34 56 78\u202c');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { phone: '+45 12 34 56 78' } });
  });

  it('is told of where it is none, and can be mended in the middle', async () => {
    const fake = ideas(PHONE);
    const widget = await openAll(tag, fake);
    const phone = field(widget, 'Phone');
    await typeAnew(phone, '12 34 O6 78');
    await goOn(widget);
    expect(errorOf(phone)).to.equal('Write a telephone number in digits');
    expect(phone.value).to.equal('12 34 O6 78');
    phone.focus();
    await pressKeys(widget, 'Home', ...Array<string>(6).fill('ArrowRight'), 'Delete');
    await typeKeys(phone, '5');
    expect([phone.value, phone.selectionStart]).to.deep.equal(['12 34 56 78', 7]);
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { phone: '12 34 56 78' } });
  });
});

describe('a date that is typed', () => {
  afterEach(() => localStorage.clear());

  // WebKitGTK does not go on to the next part by itself.
  const goesOn = !/AppleWebKit/.test(navigator.userAgent) || /Chrome/.test(navigator.userAgent);

  /** Types day and month (the same number, as their order is the browser's) and then the year. */
  async function typeDate(day: HTMLInputElement, number: string, year: string): Promise<void> {
    day.blur();
    day.focus();
    for (const part of [number, number]) {
      await sendKeys({ type: part });
      if (!goesOn) await sendKeys({ press: 'ArrowRight' });
    }
    await sendKeys({ type: year });
    await settle(widgetOf(day));
  }

  async function goOnByKeys(widget: Widget): Promise<void> {
    await tabTo((element) => element.matches('button.primary'));
    await pressKeys(widget, 'Enter');
  }

  async function openDay(more = {}): Promise<[Widget, HTMLInputElement, FakeEndpoint]> {
    const fake = ideas({ ...DAY, ...more }, TEXT);
    const widget = await openAll(tag, fake);
    return [widget, field(widget, 'Day'), fake];
  }

  it('is sent as it is', async () => {
    const [widget, day, fake] = await openDay();
    expect(day.type, 'every browser has a control for it').to.equal('date');
    await typeDate(day, '05', '2026');
    expect(day.value).to.equal('2026-05-05');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { day: '2026-05-05' } });
  });

  it('keeps the other parts when one is deleted, and says that one is missing', async () => {
    const [widget, day, fake] = await openDay();
    await typeDate(day, '05', '2026');
    day.blur();
    day.focus();
    await pressKeys(widget, 'Backspace');
    expect([day.value, day.validity.badInput]).to.deep.equal(['', true]);
    await goOn(widget);
    expect(focused()?.id).to.equal('summary');
    expect(errorOf(day)).to.equal('Write the whole date: day, month and year');
    day.focus();
    await sendKeys({ type: '07' });
    await settle(widget);
    expect(day.value, 'only one part was gone').to.be.oneOf(['2026-05-07', '2026-07-05']);
    expect(errorOf(day)).to.equal('');
    const { value } = day;
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { day: value } });
  });

  it('is told of where it is half a date, also where it need not be given', async () => {
    const [widget, day] = await openDay();
    day.focus();
    await sendKeys({ type: '05' });
    await goOnByKeys(widget);
    expect(errorOf(day)).to.equal('Write the whole date: day, month and year');
    expect(day.validity.badInput, 'it still stands there').to.equal(true);
  });

  it('is none once all of it is deleted', async () => {
    const [widget, day, fake] = await openDay();
    await typeDate(day, '05', '2026');
    day.blur();
    day.focus();
    for (let part = 0; part < 3; part++) await pressKeys(widget, 'Backspace', 'ArrowRight');
    expect([day.value, day.validity.badInput]).to.deep.equal(['', false]);
    await typeAnew(field(widget, 'Text'), 'x');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { text: 'x' } });
  });

  it('has a year of four digits: others are asked for, and stay', async () => {
    const [widget, day] = await openDay();
    await typeDate(day, '05', '28');
    await goOnByKeys(widget);
    expect(errorOf(day)).to.equal('Write the year with four digits, such as 1987');
    expect(day.value).to.equal('0028-05-05');
    // In Chromium the last four count; where six can be typed, they are no date.
    await typeDate(day, '05', '202612');
    await goOnByKeys(widget);
    const { value } = day;
    expect(isGoneOn(widget), value).to.equal(/^\d{4}-/.test(value) && value > '1000');
  });

  it('may be typed where a browser has no control for it, and anything else is told', async () => {
    const [widget, day, fake] = await openDay();
    day.type = 'text';
    await typeAnew(day, '5/5 2026');
    await goOn(widget);
    expect(errorOf(day)).to.equal('Write the whole date: day, month and year');
    expect(day.value).to.equal('5/5 2026');
    await typeAnew(day, '2026-05-05');
    await leave(day);
    expect(errorOf(day)).to.equal('');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { day: '2026-05-05' } });
  });
});

describe('what a browser fills in', () => {
  afterEach(() => localStorage.clear());

  it('counts where it is told of afterwards alone', async () => {
    const fake = ideas(TEXT, LONG, MAIL, PHONE, AMOUNT, COUNT, DAY);
    const widget = await openAll(tag, fake);
    await fillIn(field(widget, 'Text'), 'A bench');
    await fillIn(field(widget, 'Long'), 'By the stream');
    await fillIn(field(widget, 'Mail'), 'anna@x.dk ');
    await fillIn(field(widget, 'Phone'), '+4512345678');
    await fillIn(field(widget, 'Amount'), '1,500');
    await fillIn(field(widget, 'Count'), '1500');
    await fillIn(field(widget, 'Day'), '2026-05-05');
    expect(await sendAll(widget, fake)).to.deep.equal({
      answers: {
        text: 'A bench',
        long: 'By the stream',
        mail: 'anna@x.dk',
        phone: '+4512345678',
        amount: 150_000,
        count: 1500,
        day: '2026-05-05',
      },
    });
  });

  it('counts as a code', async () => {
    const fake = new FakeEndpoint({ ...ballot, credential: 'code' });
    const widget = await open('samskab-voting-ballot', fake);
    await tick(widget, 'Benches');
    await goOn(widget);
    await until(() => isGoneOn(widget));
    const code = field(widget, 'Your voting code');
    expect(code.getAttribute('autocomplete')).to.equal('one-time-code');
    await fillIn(code, ' 7K3M-Q9TX ');
    await goOn(widget);
    await until(() => fake.posts.length === 1);
    expect(fake.posts[0]?.body['credential']).to.deep.equal({ kind: 'code', code: '7K3M-Q9TX' });
  });

  it('is known by what the fields are for, wherever they stand', async () => {
    const event = { ...meal, dates: [meal.dates[0]], personFields: [MAIL], fields: [PHONE] };
    const signup = await openAll('samskab-event-signup', new FakeEndpoint(event));
    const form = await openAll(
      tag,
      new FakeEndpoint({
        type: 'ideas',
        id: 'all',
        title: 'T',
        language: 'en',
        fields: [MAIL, PHONE],
      }),
    );
    const tokens = (widget: Widget, ...labels: string[]) =>
      labels.map((label) => field(widget, label).autocomplete);
    const all = ['Mail', 'Phone', 'Name', 'E-mail', 'Telephone'];
    for (const widget of [signup, form]) {
      expect(tokens(widget, ...all)).to.deep.equal(['email', 'tel', 'name', 'email', 'tel']);
    }
    const mail = field(form, 'Mail');
    expect([mail.type, mail.inputMode, mail.autocapitalize]).to.deep.equal([
      'text',
      'email',
      'none',
    ]);
    const amount = field(await openAll(tag, ideas(AMOUNT)), 'Amount');
    expect(amount.autocomplete, 'nobody knows an amount').to.equal('off');
  });
});

describe('keys on a page with shortcuts of its own', () => {
  afterEach(() => localStorage.clear());

  const reached: string[] = [];
  /** As Mousetrap, hotkeys.js and themes of documentation do: a single letter, unless it is typed. */
  const shortcut = (event: KeyboardEvent) => {
    reached.push(`${event.type} ${event.key}`);
    const into = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(into.tagName ?? '')) return;
    if (event.key.length === 1 && !event.ctrlKey) event.preventDefault();
  };
  const targets = [window, document, document.body];
  const types = ['keydown', 'keypress', 'keyup'] as const;

  beforeEach(() => {
    reached.length = 0;
    for (const target of targets) {
      for (const type of types) target.addEventListener(type, shortcut as EventListener);
    }
  });
  afterEach(() => {
    for (const target of targets) {
      for (const type of types) target.removeEventListener(type, shortcut as EventListener);
    }
  });

  it('arrive, every letter, in every kind of field', async () => {
    const widget = await openAll(tag, ideas(TEXT, LONG, MAIL, PHONE, AMOUNT, COUNT));
    const typed = {
      Text: 'go/ k?',
      Long: 'se',
      Mail: 's@p.dk',
      Phone: '+1',
      Amount: '1',
      Count: '2',
    };
    for (const [label, keys] of Object.entries(typed)) {
      field(widget, label).focus();
      await typeKeys(field(widget, label), keys);
      await pressKeys(widget, 'ArrowLeft', 'Backspace');
      expect(field(widget, label).value).to.equal(keys.slice(0, -2) + keys.slice(-1));
    }
    expect(reached, 'to the page they would come from the widget').to.deep.equal([]);
  });

  it('reach the page where they write nothing', async () => {
    const widget = await openAll(tag, ideas(TEXT));
    field(widget, 'Text').focus();
    await pressKeys(widget, 'Escape');
    expect(reached).to.include('keydown Escape');
    // What the browser itself does with it is nothing to wait for.
    const stop = (event: KeyboardEvent) => event.ctrlKey && event.preventDefault();
    addEventListener('keydown', stop);
    await pressKeys(widget, 'Control+k');
    removeEventListener('keydown', stop);
    expect(reached).to.include('keydown k');
    find(widget, 'button.primary').focus();
    await sendKeys({ press: 'j' });
    expect(reached, 'a button is no field').to.include('keydown j');
  });

  it('are the field’s own to take back', async () => {
    const widget = await openAll(tag, ideas(TEXT, AMOUNT));
    const plain = document.createElement('input');
    document.body.append(plain);
    const undone: string[] = [];
    for (const input of [plain, field(widget, 'Text'), field(widget, 'Amount')]) {
      input.focus();
      for (const key of '15 00') await sendKeys({ type: key });
      await pressKeys(widget, 'Control+a', 'Backspace', 'Control+z');
      undone.push(input.value);
    }
    plain.remove();
    expect(new Set(undone).size, undone.join(' · ')).to.equal(1);
  });
});

describe('what is composed', () => {
  afterEach(() => localStorage.clear());

  /** As an input method does: a text under way, which is replaced until it is chosen. */
  async function compose(input: HTMLInputElement, steps: string[], widget: Widget): Promise<void> {
    const before = input.value;
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const data of steps) {
      input.dispatchEvent(new CompositionEvent('compositionupdate', { data, bubbles: true }));
      input.value = before + data;
      const inputType = 'insertCompositionText';
      input.dispatchEvent(
        new InputEvent('input', {
          data,
          inputType,
          isComposing: true,
          bubbles: true,
          composed: true,
        }),
      );
      await settle(widget);
      expect(input.value).to.equal(before + data);
    }
    const data = steps.at(-1) ?? '';
    input.dispatchEvent(new CompositionEvent('compositionend', { data, bubbles: true }));
    await settle(widget);
  }

  it('loses nothing', async () => {
    const fake = ideas(TEXT, LONG, MAIL, AMOUNT);
    const widget = await openAll(tag, fake);
    await compose(field(widget, 'Text'), ['に', 'にほ', '日本'], widget);
    await compose(field(widget, 'Text'), ['ご', '語'], widget);
    await compose(field(widget, 'Long'), ['ạ', 'bạn'], widget);
    await compose(field(widget, 'Mail'), ['anna', 'anna@x.dk'], widget);
    await compose(field(widget, 'Amount'), ['１', '１５００'], widget);
    await fillIn(field(widget, 'Amount'), '１５００');
    expect(field(widget, 'Amount').value).to.equal('1,500');
    expect(await sendAll(widget, fake)).to.deep.equal({
      answers: { text: '日本語', long: 'bạn', mail: 'anna@x.dk', amount: 150_000 },
    });
  });

  it('is not sent on by the Enter that chooses it', async () => {
    const widget = await openAll(tag, ideas(AMOUNT, TEXT));
    const enter = (input: HTMLInputElement, init: KeyboardEventInit) =>
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, ...init }),
      );
    const amount = field(widget, 'Amount');
    await typeAnew(amount, '1500');
    enter(amount, { isComposing: true });
    enter(field(widget, 'Text'), { isComposing: true });
    await settle(widget);
    expect(amount.value).to.equal('1500');
    expect(isGoneOn(widget)).to.equal(false);
    enter(field(widget, 'Text'), {});
    await until(() => isGoneOn(widget));
  });
});
