import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { CountedResults } from '../../../src/protocol/results.ts';
import { readCode } from '../../../src/widgets/results/look-up.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, focused, open, press, root, text, type, unfold, until, words } from '../../suites/page.ts'; // prettier-ignore
import { definition } from './definition.ts';

const CODES = ['0AAA-BBBB', '7K3M-Q9TX', 'ZZZZ-ZZZZ'];
const withList: CountedResults = {
  ...definition,
  help: 'Call 12 34 56 78.',
  receipts: { listed: 3, without: 12 },
  links: { receipts: 'receipts' },
};

/** A widget whose list of receipts is what a server answers with. */
async function show(list: () => Response, results: object = withList, lang = 'en') {
  const fake = new FakeEndpoint(results);
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const answer: typeof fetch = async (url, init) => {
    if (!String(url).endsWith('/receipts')) return fake.fetch(url, init);
    asked.push({ url: String(url), init });
    return list();
  };
  const endpoint = Object.create(fake, { fetch: { value: answer } }) as FakeEndpoint;
  const widget = await open('samskab-results', endpoint, lang);
  await unfold(widget, '[part="recorded"]');
  return { widget, asked };
}

const list = (codes: readonly string[]) => () =>
  new Response(codes.map((code) => `${code}\n`).join(''));

describe('"Was mine recorded?", in samskab-results', () => {
  it('finds a receipt however it is typed, and asks for the whole list alone', async () => {
    for (const typed of [
      '7K3M-Q9TX',
      '7k3mq9tx',
      ' 7k3m q9tx ',
      '7K3M–Q9TX',
      '7 K 3 M . Q 9 T X',
    ]) {
      const { widget, asked } = await show(list(CODES));
      await type(widget, 'Your receipt', typed);
      await press(widget, 'Look');
      await until(() => root(widget).querySelector('#looked-up'));
      expect(words(find(widget, '#looked-up')), typed).to.equal(
        'Your vote was recorded 7K3M-Q9TX is in the list of the 3 receipts.',
      );
      await until(() => focused()?.id === 'looked-up');
      expect(asked).to.have.length(1);
      expect(asked[0]?.url).to.match(/\/receipts$/);
      expect(JSON.stringify(asked[0]), 'nothing of it goes out').not.to.match(/7k3m|q9tx/i);
      widget.remove();
    }
  });

  it('reads what looks alike as what it was', () => {
    expect(readCode('oaaa-bbbb')).to.equal('0AAA-BBBB');
    expect(readCode('iL1O 0000')).to.equal('1110-0000');
    expect(readCode('７Ｋ３Ｍ－Ｑ９ＴＸ')).to.equal('7K3M-Q9TX');
    for (const wrong of [
      '',
      '7K3M-Q9T',
      '7K3M-Q9TXX',
      '7K3M-Q9TU',
      'TEST-7K3MQ',
      '<b>',
      '🙂'.repeat(8),
    ]) {
      expect(readCode(wrong), wrong).to.equal(undefined);
    }
  });

  it('says what to do and whom to call where it is not there', async () => {
    const { widget } = await show(list(CODES));
    await type(widget, 'Your receipt', '7K3M-Q9TZ');
    await press(widget, 'Look');
    await until(() => root(widget).querySelector('#looked-up'));
    const said = words(find(widget, '#looked-up'));
    expect(said).to.contain('It was not found 7K3M-Q9TZ is not in the list.');
    expect(said).to.contain('12 have no receipt.').and.to.contain('tell the organiser');
    expect(said).to.contain('Call 12 34 56 78.');
    expect(text(widget)).to.contain('Nobody can see which vote belongs to which receipt');
    await expect(widget).to.be.accessible();
  });

  it('says so at the field where no receipt looks like that, and asks for nothing', async () => {
    const { widget, asked } = await show(list(CODES));
    for (const [typed, said] of [
      ['', 'A receipt does not look like that.'],
      ['7K3M', 'A receipt does not look like that.'],
      ['test-7k3mq', 'That receipt is from a trial.'],
    ] as const) {
      await type(widget, 'Your receipt', typed);
      await press(widget, 'Look');
      await until(() => focused()?.id === 'receipt');
      expect(words(find(widget, '#receipt-error'))).to.contain(said);
      expect(focused()?.getAttribute('aria-invalid')).to.equal('true');
    }
    await expect(widget).to.be.accessible();
    expect(asked).to.deep.equal([]);
  });

  it('says so where there is no list yet, where it is lost, and where it lacks some', async () => {
    const outcome = async (answer: () => Response) => {
      const { widget } = await show(answer);
      await type(widget, 'Your receipt', '7K3M-Q9TZ');
      await press(widget, 'Look');
      await until(() => root(widget).querySelector('#looked-up'));
      return words(find(widget, '#looked-up'));
    };
    expect(await outcome(() => Response.json({}, { status: 409 }))).to.contain('before voting has closed'); // prettier-ignore
    expect(await outcome(() => new Response('', { status: 503 }))).to.contain('could not fetch');
    const offline = () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await outcome(offline)).to.contain('could not fetch');
    const some = await outcome(list(CODES.slice(1)));
    expect(some).to.contain('There should be 3 in the list. We only got 2.');
    expect(await outcome(() => new Response(''))).to.contain('We only got 0.');
  });

  it('says that a vote may have come after the count, where the list is longer', async () => {
    const { widget } = await show(list([...CODES, 'ZZZZ-ZZZY']));
    await type(widget, 'Your receipt', '7K3M-Q9TX');
    await press(widget, 'Look');
    await until(() => root(widget).querySelector('#looked-up'));
    expect(words(find(widget, '#looked-up'))).to.contain(
      'there were 3 in the list. Now there are 4.',
    );
  });

  it('looks through a hundred thousand at once', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => {
      const digits = index.toString().padStart(8, '0');
      return `${digits.slice(0, 4)}-${digits.slice(4)}`;
    });
    const { widget } = await show(list(many), { ...withList, receipts: { listed: 100_000, without: 0 } }); // prettier-ignore
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    });
    await type(widget, 'Your receipt', '0009-9999');
    await press(widget, 'Look');
    await until(() => root(widget).querySelector('#looked-up'));
    clearInterval(ticking);
    expect(words(find(widget, '#looked-up'))).to.contain('100,000 receipts');
    expect(longest).to.be.below(250);
  });

  it('is not there without a list', async () => {
    const { widget } = await show(list(CODES), { ...withList, links: {} });
    expect(root(widget).querySelector('[part="recorded"]')).to.equal(null);
  });
});
