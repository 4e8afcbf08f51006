import { expect } from '@open-wc/testing';
import '../../../src/embed/define/idea-form.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { managingSuite } from '../../suites/managing.ts';
import { participationSuite } from '../../suites/participation.ts';
import {
  field,
  find,
  focused,
  goOn,
  open,
  press,
  root,
  settle,
  tabTo,
  text,
  tick,
  type,
  until,
} from '../../suites/page.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { definition, everything } from './definition.ts';

const tag = 'samskab-idea-form';

describe(tag, () => {
  participationSuite({
    tag,
    definition,
    fill: async (widget) => type(widget, 'Your wish', 'More trees'),
    fillByKeys: async () => {
      await tabTo((element) => element.matches('input'));
      await sendKeys({ type: 'More trees' });
    },
    submission: { answers: { wish: 'More trees' } },
    words: { en: 'The lab', da: 'Laboratoriet', ar: 'المختبر' },
    strictModule: new URL('./strict-page.ts', import.meta.url),
  });

  managingSuite({
    tag,
    definition,
    fill: async (widget) => type(widget, 'Your wish', 'More trees'),
    stands: { code: 'AAAA-BBBB', received: '2031-05-04', idea: { answers: { wish: 'A bench' } } },
    over: { code: 'AAAA-BBBB', withdrawn: true },
    words: {
      heading: 'Your idea',
      shown: 'We got it on',
      end: 'Withdraw the idea',
      yes: 'Yes, withdraw it',
      no: 'No, keep it',
      ended: 'Your idea is withdrawn',
      failed: 'may still be with us',
      unknown: 'You can send us an idea here',
      anew: 'Send another idea',
      again: 'Send another idea',
      link: 'See or withdraw your idea',
      form: 'At most 20 characters',
    },
  });

  it('asks for the persona first, then for the idea, and can go back', async () => {
    const widget = await open(tag, new FakeEndpoint(everything));
    expect(text(widget)).to.contain('Invent a person').and.to.contain('Step 1 of 3');
    expect(text(widget)).not.to.contain('You may print it');
    await goOn(widget);
    expect(focused()?.id, 'no persona, no next page').to.equal('summary');
    await type(widget, 'Name of the person', 'Mona, 34');
    await goOn(widget);
    expect(text(widget)).to.contain('Step 2 of 3').and.to.contain('You may print it');
    await press(widget, 'Back');
    expect(field(widget, 'Name of the person').value).to.equal('Mona, 34');
  });

  it('takes every kind of answer and sends it as it travels', async () => {
    const fake = new FakeEndpoint(everything);
    const widget = await open(tag, fake);
    await type(widget, 'Name of the person', 'Mona');
    await goOn(widget);
    await type(widget, 'Short', 'A bench');
    await type(widget, 'Long', 'By the stream.\nIn the sun.');
    await tick(widget, 'Bread');
    const some = [...root(widget).querySelectorAll<HTMLElement>('input[type="checkbox"]')];
    for (const index of [0, 2]) {
      some[index]?.click();
      await settle(widget);
    }
    await type(widget, 'Number', '7');
    await type(widget, 'Money', '1,234.50');
    await type(widget, 'Mail', 'mona@example.org');
    await type(widget, 'Phone', '+45 12 34 56 78');
    await type(widget, 'Day', '2026-05-04');
    await tick(widget, 'You may print it');
    await expect(widget).to.be.accessible();
    await goOn(widget);
    expect(text(widget)).to.contain('DKK 1,234.50').and.to.contain('Apples and Cake');
    expect(text(widget)).to.contain('We keep it for a year.');
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    expect(fake.posts[0]?.body).to.deep.equal({
      persona: { name: 'Mona' },
      answers: {
        short: 'A bench',
        long: 'By the stream.\nIn the sun.',
        one: 'b',
        some: ['a', 'c'],
        number: 7,
        money: 123_450,
        mail: 'mona@example.org',
        phone: '+45 12 34 56 78',
        day: '2026-05-04',
        ok: true,
      },
      language: 'en',
    });
  });

  it('names each thing that is wrong, where it is, and keeps what was typed', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...everything, persona: undefined }));
    await type(widget, 'Short', 'A');
    await type(widget, 'Number', 'twelve');
    await type(widget, 'Mail', 'mona');
    await type(widget, 'Phone', 'no');
    await type(widget, 'Day', '2020-05-04');
    await goOn(widget);
    const lines = [...root(widget).querySelectorAll('.summary li')].map((one) =>
      one.textContent?.trim(),
    );
    expect(lines.length).to.equal(7);
    expect(lines.join('\n'))
      .to.contain('Short: Write at least 3')
      .and.to.contain('One: Choose one');
    expect(lines.join('\n')).to.contain('Not before').and.to.contain('Tick this');
    const short = field(widget, 'Short');
    expect(short.getAttribute('aria-invalid')).to.equal('true');
    const described = short.getAttribute('aria-describedby') ?? '';
    expect(root(widget).getElementById(described)?.textContent).to.contain('at least 3');
    expect(field(widget, 'Number').value).to.equal('twelve');
    await expect(widget).to.be.accessible();
    await type(widget, 'Short', 'A bench');
    expect(find(widget, '.summary').textContent, 'what is mended goes').not.to.contain(
      'at least 3',
    );
  });

  it('counts what is left of a limit, and says when it is passed', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    expect(text(widget)).to.contain('At most 20 characters');
    await type(widget, 'Your wish', 'x'.repeat(17));
    expect(text(widget)).to.contain('3 characters left');
    await type(widget, 'Your wish', 'x'.repeat(25));
    expect(text(widget)).to.contain('5 characters too many');
    expect(field(widget, 'Your wish').value.length, 'nothing is cut off').to.equal(25);
  });

  it('leads from the review to the answer that is to change', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await type(widget, 'Your wish', 'Trees');
    await goOn(widget);
    await press(widget, 'Change: Your wish');
    await until(() => focused() === field(widget, 'Your wish'));
  });

  it('takes another idea after the first, under another key', async () => {
    const fake = new FakeEndpoint(definition);
    const widget = await open(tag, fake);
    for (const wish of ['Trees', 'Benches']) {
      await type(widget, 'Your wish', wish);
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      await press(widget, 'Send another idea');
    }
    expect(fake.stored.size).to.equal(2);
    expect(field(widget, 'Your wish').value).to.equal('');
  });
});
