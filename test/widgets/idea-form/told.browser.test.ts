import { expect } from '@open-wc/testing';
import '../../../src/embed/define/idea-form.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import {
  announced,
  field,
  find,
  focused,
  goOn,
  open,
  root,
  settle,
  text,
  type,
  until,
  words,
} from '../../suites/page.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { definition, everything } from './definition.ts';

const tag = 'samskab-idea-form';
const long = { id: 'long', kind: 'long-text', label: 'Long' } as const;
const short = { id: 'short', kind: 'short-text', label: 'Short' } as const;

describe(`${tag} tells before, not after`, () => {
  afterEach(() => localStorage.clear());

  it('how many of several may be chosen, and when that is met', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...everything, persona: undefined }));
    const boxes = [...root(widget).querySelectorAll<HTMLInputElement>('[type=checkbox]')];
    expect(text(widget)).to.contain('Choose up to 2');
    for (const box of boxes.slice(0, 2)) {
      box.click();
      await settle(widget);
    }
    expect(text(widget)).to.contain('2 of at most 2 chosen. You can choose no more');
    await until(() => announced().startsWith('2 of at most 2 chosen. You can choose no more'));
    boxes[2]?.click();
    await settle(widget);
    expect(text(widget)).to.contain('3 of at most 2 chosen. Take 1 out');
    await until(() => announced() === '3 of at most 2 chosen. Take 1 out');
  });

  it('the least, the most and the step of a number', async () => {
    const number = { id: 'n', kind: 'number', label: 'Hours', min: 1, max: 10, step: 0.5 } as const;
    const widget = await open(tag, new FakeEndpoint({ ...definition, fields: [number] }));
    expect(text(widget)).to.contain('At least 1 · At most 10 · Only in steps of 0.5');
  });

  it('where to mend it: each line of the summary leads to its field', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...everything, persona: undefined }));
    await type(widget, 'Number', '11');
    await goOn(widget);
    const lines = [...root(widget).querySelectorAll<HTMLElement>('.summary a')];
    expect(lines.map((line) => words(line).split(':')[0])).to.deep.equal([
      'Short',
      'One',
      'Number',
      'You may print it',
    ]);
    for (const line of lines) {
      line.click();
      await settle(widget);
      const to = focused() as HTMLElement;
      const name = words(line).split(':')[0] ?? '-';
      const label = to.matches('fieldset')
        ? to.querySelector('legend')
        : root(widget).querySelector(`label[for="${CSS.escape(to.id)}"]`);
      expect(words(label as Node)).to.contain(name);
      const { top, bottom } = to.getBoundingClientRect();
      expect(top < innerHeight && bottom > 0, `${name} is in sight`).to.equal(true);
    }
  });

  it('where to mend it, on the page on which it is', async () => {
    const fake = new FakeEndpoint({ ...everything, fields: [short] });
    const errors = [{ pointer: '/persona/name', code: 'too-long', limit: 3, by: 1 }];
    fake.nextPosts.push(() => problem(422, 'rule', { errors }));
    const widget = await open(tag, fake);
    await type(widget, 'Name of the person', 'Mona');
    await goOn(widget);
    await goOn(widget);
    await goOn(widget);
    await until(() => root(widget).querySelector('.summary'));
    expect(text(widget)).to.contain('Step 1 of 3').and.to.contain('Write at most 3 characters');
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, 'Name of the person'));
    await type(widget, 'Name of the person', 'Mo');
    expect(root(widget).querySelector('.summary'), 'what is mended goes').to.equal(null);
  });

  describe('Enter', () => {
    const only = (...fields: object[]) =>
      open(tag, new FakeEndpoint({ ...definition, contact: {}, fields }));

    it('goes on in the last field of a page, and in no other one', async () => {
      const widget = await open(tag, new FakeEndpoint(everything));
      field(widget, 'Name of the person').focus();
      await sendKeys({ type: 'Mona' });
      // What Enter does comes with what it leads to.
      await until(() => text(widget).includes('Delete from this device'));
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Step 2 of 3'));
      field(widget, 'Short').focus();
      await sendKeys({ type: 'A bench' });
      await sendKeys({ press: 'Enter' });
      await settle(widget);
      expect(text(widget)).to.contain('Step 2 of 3');
      expect(root(widget).querySelector('.summary')).to.equal(null);
      field(widget, 'You may print it').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => root(widget).querySelector('.summary'));
    });

    it('begins a new line in a text of several', async () => {
      const widget = await open(tag, new FakeEndpoint({ ...everything, persona: undefined }));
      field(widget, 'Long').focus();
      await sendKeys({ type: 'One' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'Two' });
      expect(field(widget, 'Long').value).to.equal('One\nTwo');
      const last = await only(short, long);
      await type(last, 'Short', 'A bench');
      await until(() => text(last).includes('Delete from this device'));
      field(last, 'Long').focus();
      await sendKeys({ press: 'Enter' });
      await settle(last);
      expect(text(last)).to.contain('Step 1 of 2');
    });

    it('sends nothing while a word is being composed', async () => {
      const widget = await open(tag, new FakeEndpoint(definition));
      await type(widget, 'Your wish', 'Trees');
      await until(() => text(widget).includes('Delete from this device'));
      const input = field(widget, 'Telephone');
      input.focus();
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }),
      );
      await settle(widget);
      expect(text(widget)).to.contain('Step 1 of 2');
    });
  });
});
