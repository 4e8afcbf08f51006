import { expect } from '@open-wc/testing';
import '../../../src/embed/define/idea-form.ts';
import type { IdeasDefinition } from '../../../src/protocol/ideas.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import {
  field,
  find,
  focused,
  goOn,
  open,
  press,
  root,
  text,
  tick,
  type,
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { definition } from './definition.ts';

const tag = 'samskab-idea-form';
const options = [
  { id: 'n', label: 'North' },
  { id: 's', label: 'South' },
];
const lab: IdeasDefinition = {
  ...definition,
  oneQuestionPerPage: true,
  persona: {
    intro: 'Make somebody up.',
    picture: { url: 'face.svg', alt: 'A face' },
    fields: [
      { id: 'name', kind: 'short-text', label: 'Who is it?', required: true },
      { id: 'home', kind: 'single-choice', label: 'Where do they live?', options },
    ],
  },
  fields: [
    { id: 'idea', kind: 'long-text', label: 'What would they say?', maxLength: 100 },
    { id: 'ok', kind: 'consent', label: 'You may print it' },
  ],
  contact: { email: 'optional' },
};

describe(`${tag} asks one question a page`, () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  const heading = (widget: Widget) => words(find(widget, '#heading'));

  it('with its place on the way, its errors on its page, and all of it in the review', async () => {
    const fake = new FakeEndpoint(lab);
    const widget = await open(tag, fake);
    expect(heading(widget)).to.equal('Who is it?');
    expect(text(widget)).to.contain('Step 1 of 6').and.to.contain('Make somebody up.');
    expect(root(widget).querySelectorAll('.field').length).to.equal(1);
    expect(field(widget, 'Who is it?').offsetWidth, 'the label is there to be heard').above(0);
    await goOn(widget);
    expect(words(find(widget, '.summary'))).to.contain('Who is it?');
    expect(focused()?.id).to.equal('summary');
    await type(widget, 'Who is it?', 'Aya, 34');
    await goOn(widget);
    expect(heading(widget)).to.equal('Where do they live? (optional)');
    expect(focused()?.id).to.equal('heading');
    await expect(widget).to.be.accessible();
    await tick(widget, 'South');
    await goOn(widget);
    expect(heading(widget)).to.contain('What would they say?');
    await type(widget, 'What would they say?', 'A bus.');
    await goOn(widget);
    await tick(widget, 'You may print it');
    await goOn(widget);
    expect(heading(widget)).to.equal('How can we reach you?');
    await goOn(widget);
    expect(text(widget)).to.contain('Step 6 of 6').and.to.contain('Check before you send');
    for (const answer of ['Aya, 34', 'South', 'A bus.', 'Yes']) {
      expect(text(widget)).to.contain(answer);
    }
    await press(widget, 'Change: Where do they live?');
    await until(() => heading(widget).startsWith('Where do they live?'));
    await press(widget, 'Back');
    expect(field(widget, 'Who is it?').value).to.equal('Aya, 34');
  });

  it('and goes back as the browser does', async () => {
    const widget = await open(tag, new FakeEndpoint(lab));
    await type(widget, 'Who is it?', 'Aya');
    await goOn(widget);
    await goOn(widget);
    expect(heading(widget)).to.contain('What would they say?');
    history.back();
    await until(() => heading(widget).startsWith('Where do they live?'));
    history.forward();
    await until(() => heading(widget).startsWith('What would they say?'));
  });

  it('and keeps in sight whom one thinks as, who begins to speak', async () => {
    const widget = await open(tag, new FakeEndpoint(lab));
    expect(root(widget).querySelector('.persona')).to.equal(null);
    await type(widget, 'Who is it?', 'Aya, 34');
    await goOn(widget);
    expect(words(find(widget, '.persona'))).to.equal('Aya, 34');
    expect(find<HTMLImageElement>(widget, '.persona img').alt).to.equal('A face');
    await tick(widget, 'South');
    expect(words(find(widget, '.persona'))).to.contain('South');
    await goOn(widget);
    const bubble = find(widget, '.bubble');
    expect(words(bubble)).to.equal('My name is Aya.');
    expect(bubble.querySelector('textarea')).to.equal(field(widget, 'What would they say?'));
    await type(widget, 'What would they say?', 'A bus.');
    expect(text(widget), 'a long text counts from its first letter').to.contain('94 characters left'); // prettier-ignore
    await expect(widget).to.be.accessible();
  });

  it('lets somebody without a name just speak', async () => {
    const { oneQuestionPerPage: _one, ...onePage } = lab;
    const widget = await open(tag, new FakeEndpoint(onePage));
    await type(widget, 'Who is it?', 'an old man by the stream');
    await goOn(widget);
    expect(words(find(widget, '.persona'))).to.equal('an old man by the stream');
    expect(words(find(widget, '.bubble'))).to.equal('');
  });
});
