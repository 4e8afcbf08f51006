import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { Recount, RecountFunction } from '../../../src/widgets/results/recount-contract.ts';
import type { SamskabResults } from '../../../src/widgets/results/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import {
  announced,
  find,
  focused,
  open as openWidget,
  press,
  text,
  unfold,
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { definition } from './definition.ts';

const tag = 'samskab-results';

const show = () => openWidget(tag, new FakeEndpoint(definition));
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

describe(tag, () => {
  describe('lets anybody count again', () => {
    const outcome: Recount = {
      same: true,
      differences: [],
      selected: ['tree', 'bench'],
      ballots: 312,
    };
    const counting = async (recount: RecountFunction) => {
      const widget = await show();
      (widget as unknown as SamskabResults).recount = recount;
      await unfold(widget, '[part="recount"]');
      await press(widget, 'Count again here');
      return widget;
    };

    it('with the ballots at home', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await openWidget(tag, fake);
      const link = find<HTMLAnchorElement>(widget, 'a[download]');
      expect(words(link)).to.equal('Download the ballots (.pb)');
      expect(link.href).to.equal(new URL('results/ballots.pb', fake.url).href);
    });

    it('with the table in a spreadsheet', async () => {
      const links = { ballots: 'results/ballots.pb', table: 'results.csv' };
      const fake = new FakeEndpoint({ ...definition, links });
      const widget = await openWidget(tag, fake);
      const [, link] = widget.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a[download]') ?? [];
      expect(words(link as HTMLElement)).to.equal('Download the result as a table (.csv)');
      expect(link?.href).to.equal(new URL('results.csv', fake.url).href);
    });

    it('and knows the file by its hash, which is on paper too', async () => {
      const sha256 = '0123456789abcdef'.repeat(4);
      const widget = await openWidget(tag, new FakeEndpoint({ ...definition, sha256, blank: 3 }));
      expect(find(widget, '[part="file"] code').textContent).to.equal(sha256);
      expect(part(widget, 'fairness')).to.contain('Blank ballots 3');
    });

    it('here: the same result, said and in focus', async () => {
      const asked: unknown[] = [];
      const widget = await counting(async (request) => {
        asked.push(request);
        return outcome;
      });
      await until(() => text(widget).includes('Same result'));
      const ballots = find<HTMLAnchorElement>(widget, 'a[download]').href;
      const answered = new FakeEndpoint(definition).definition;
      expect(asked).to.deep.equal([{ ballots, results: answered }]);
      expect(text(widget)).to.contain('Your device counted 312 ballots.');
      await until(() => focused()?.textContent?.includes('Same result'));
      await until(() => announced() === 'Same result');
      await expect(widget).to.be.accessible();
    });

    it('here: a different result, and what differs', async () => {
      const differences = [
        { path: ['ballots'], published: 312, counted: 311 },
        { path: ['items', 'bench', 'votes'], published: 120, counted: 119 },
        { path: ['items', 'bench', 'selected'], published: true, counted: false },
        { path: ['items', 'bench', 'place'], published: 2 },
        { path: ['fairness', 'average'], published: 1.25, counted: 1.5 },
        { path: ['spent'], published: 3_200_000, counted: 2_100_000 },
        { path: ['sha256'], published: 'a', counted: 'b' },
      ];
      const other = { same: false, differences, selected: ['tree', 'pool'], ballots: 311 };
      const widget = await counting(async () => other);
      await until(() => text(widget).includes('A different result'));
      for (const line of [
        'Ballots counted: 311 here, 312 in the result',
        'Benches – Votes: 119 here, 120 in the result',
        'Benches – Result',
        'How fair was it?: 1.5 here, 1.25 in the result',
        'Spent: DKK 21,000 here, DKK 32,000 in the result',
        'The file of ballots is not the one that was published.',
      ]) {
        expect(part(widget, 'notice').replaceAll('\u00A0', ' ')).to.contain(line);
      }
      expect(part(widget, 'notice')).to.contain('Chosen here only: Pool');
      expect(part(widget, 'notice')).to.contain('Chosen in the result only: Benches');
      await until(() => announced() === 'A different result');
    });

    it('tells how far it is, and can be stopped', async () => {
      let stopped = false;
      const widget = await counting((_request, onProgress, signal) => {
        onProgress({ step: 'reading', done: 1200 });
        onProgress({ step: 'counting', done: 7 });
        signal.addEventListener('abort', () => (stopped = true));
        return new Promise(() => undefined);
      });
      await until(() => text(widget).includes('Counting: 7'));
      expect(focused()?.textContent?.trim()).to.equal('Stop');
      await until(() => announced() === 'Counting: 7');
      await press(widget, 'Stop');
      expect(stopped).to.equal(true);
      expect(text(widget)).to.contain('Stopped. Nothing was counted.');
      expect(focused()?.textContent?.trim()).to.equal('Count again here');
    });

    it('says so when it cannot, and can be tried again', async () => {
      let failed = 0;
      let tries = 0;
      const widget = await counting(async () => {
        if (tries++ === 0) throw new Error('Not found');
        return outcome;
      });
      widget.addEventListener('samskab-failed', () => failed++);
      await until(() => text(widget).includes('could not count the ballots here'));
      await until(() => focused()?.id === 'outcome');
      await press(widget, 'Count again here');
      await until(() => text(widget).includes('Same result'));
      expect(failed).to.equal(0);
    });

    it('and forgets it where another result comes, or nobody looks any more', async () => {
      let signal: AbortSignal | undefined;
      const widget = await counting((_request, _onProgress, given) => {
        signal = given;
        return new Promise(() => undefined);
      });
      widget.definition = { ...definition, ballots: 313 };
      await until(() => text(widget).includes('313'));
      expect(signal?.aborted).to.equal(true);
      expect(text(widget)).to.contain('Count again here');
      await press(widget, 'Count again here');
      widget.remove();
      expect(signal?.aborted).to.equal(true);
    });
  });
});
