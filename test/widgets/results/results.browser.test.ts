import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import { define } from '../../../src/embed/define.ts';
import type { CountedResults, ResultItem } from '../../../src/protocol/results.ts';
import { emulateMedia, openStrictPage, sendKeys, setViewport } from '../../tools/in-browser.ts';
import { FakeEndpoint, offline, problem } from '../../suites/fake-endpoint.ts';
import {
  announced,
  button,
  field,
  find,
  focused,
  open as openWidget,
  press,
  root,
  settle,
  tabTo,
  text,
  type,
  unfold,
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { board, definition, items, notCounted } from './definition.ts';

const tag = 'samskab-results';

const show = (results: object, lang = 'en') => openWidget(tag, new FakeEndpoint(results), lang);
const withChange = (change: Partial<CountedResults>) => ({ ...definition, ...change });
const rows = (widget: Widget) =>
  [...root(widget).querySelectorAll('[part~="items"] .name')].map(words);
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

async function choose(widget: Widget, label: string, option: string): Promise<void> {
  const select = field<HTMLSelectElement>(widget, label);
  const found = [...select.options].find((one) => words(one) === option);
  select.value = found?.value ?? '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle(widget);
}

/** Unfolds all lines of the chart. @returns what stands in each */
async function reasonsOf(widget: Widget): Promise<string[]> {
  await unfold(widget, '[part="why"]');
  await until(() => !root(widget).querySelector('.reasons [aria-busy]'));
  return [...root(widget).querySelectorAll('.reasons')].map(words);
}

/** The same few again and again, under other names. */
function manyItems(length: number): ResultItem[] {
  return Array.from({ length }, (_, index) => {
    const item = items[index % items.length] as ResultItem;
    return { ...item, id: `p${index}`, name: `Project ${index}` };
  });
}

describe(tag, () => {
  describe('loads', () => {
    it('shows a skeleton, then the result, and says that it is ready', async () => {
      const fake = new FakeEndpoint(definition);
      let answer = (_response: Response) => {};
      fake.nextGets.push(() => new Promise<Response>((done) => (answer = done)));
      const widget = document.createElement(tag) as unknown as Widget;
      Object.assign(widget, { fetch: fake.fetch, endpoint: fake.url, lang: 'en' });
      document.body.append(widget);
      await until(() => widget.shadowRoot?.querySelector('[aria-busy="true"]'));
      const ready = oneEvent(widget, 'samskab-ready');
      answer(Response.json(definition));
      await ready;
      await until(() => !root(widget).querySelector('[aria-busy]'));
      expect(text(widget)).to.contain('The town has voted');
      widget.remove();
    });

    it('takes a result that stands on the page, and one that is set', async () => {
      const widget = document.createElement(tag) as unknown as Widget;
      widget.lang = 'en';
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = JSON.stringify(definition);
      widget.append(script);
      document.body.append(widget);
      await until(() => widget.shadowRoot && text(widget).includes('The town has voted'));
      widget.definition = board;
      await until(() => text(widget).includes('The board'));
      widget.remove();
    });

    it('tells what something was called when people voted already', async () => {
      const [first, ...rest] = items;
      const formerly = [
        { name: 'A', until: '2026-12-01' },
        { name: { en: 'B', da: 'Å' }, until: '2026-12-02' },
      ];
      const widget = await show(withChange({ items: [{ ...first, formerly } as never, ...rest] }));
      expect(text(widget)).to.contain('Formerly: A and B');
      expect(text(widget).match(/Formerly/g)).to.have.length(1);
    });

    const refusals: [string, () => Response, string][] = [
      ['an unknown endpoint', () => problem(404, 'not-found'), 'could not find this'],
      ['HTML', () => new Response('<!doctype html><p>Hi</p>'), 'The fault is ours'],
      ['a ballot', () => Response.json({ type: 'ballot', title: 'x' }), 'The fault is ours'],
      ['a result without items', () => Response.json({ ...definition, items: 7 }), 'The fault is'],
      ['a server in trouble', () => problem(503, 'internal'), 'Our server has a problem'],
    ];
    for (const [what, answer, said] of refusals) {
      it(`says so when the endpoint answers ${what}`, async () => {
        const fake = new FakeEndpoint(definition);
        fake.nextGets.push(answer);
        const widget = await openWidget(tag, fake);
        await until(() => text(widget).includes(said));
        expect(root(widget).querySelector('slot:not([name])'), 'the fallback').to.not.equal(null);
        expect(root(widget).querySelector('table')).to.equal(null);
      });
    }

    it('tells of what does not fit when it is at rest', async () => {
      const wrong = withChange({ ballots: -3 });
      let failed = 0;
      // It may be at rest as soon as it is shown.
      document.addEventListener('samskab-failed', () => failed++);
      const widget = await show(wrong);
      await until(() => text(widget).includes('The fault is ours'));
      expect(failed).to.equal(1);
    });

    it('can be tried again when the network is down', async () => {
      const fake = new FakeEndpoint(definition);
      fake.nextGets.push(offline);
      const widget = await openWidget(tag, fake);
      expect(text(widget)).to.contain('could not load this');
      await press(widget, 'Try again');
      await until(() => text(widget).includes('The town has voted'));
    });
  });

  describe('says how sure it is', () => {
    it('not counted yet, and until when one can vote', async () => {
      const fake = new FakeEndpoint(notCounted);
      const widget = await openWidget(tag, fake);
      expect(part(widget, 'state')).to.equal('Not counted yet');
      expect(text(widget)).to.contain('Voting closes on').and.to.contain('2031');
      expect(root(widget).querySelector('table, button:not([lang])')).to.equal(null);
      const closed = await show({ ...notCounted, closes: '2021-05-04T10:00:00Z' });
      expect(text(closed)).to.contain('Voting closed on').and.to.contain('2021');
    });

    it('provisional, with the note', async () => {
      const widget = await show(
        withChange({ state: 'provisional', note: 'Paper is missing.' } as never),
      );
      expect(part(widget, 'state')).to.equal('Provisional result');
      expect(text(widget)).to.contain('It may still change').and.to.contain('Paper is missing.');
    });

    it('final, with its date; and counted again', async () => {
      const widget = await show(definition);
      expect(part(widget, 'state')).to.equal('Final result');
      expect(part(widget, 'foot')).to.contain('Published on').and.to.contain('2026');
      const again = await show(board);
      expect(part(again, 'state')).to.equal('Counted again');
      expect(text(again)).to.contain('Two ballots were found in a drawer.');
    });
  });

  describe('shows what came out', () => {
    it('as a table', async () => {
      const widget = await show(definition);
      await press(widget, 'Table');
      expect(rows(widget)).to.deep.equal(['Trees', 'Benches', 'Skatepark', 'Pool']);
      expect(words(find(widget, '.main caption'))).to.equal('All figures');
      const [first] = root(widget).querySelectorAll('.main tbody tr');
      expect([...(first?.querySelectorAll('td') ?? [])].map(words)).to.deep.equal([
        'Chosen as number 1',
        '200',
        'DKK 20,000',
      ]);
      const figure = getComputedStyle(find(widget, '.main td.votes'));
      expect([figure.textAlign, figure.fontVariantNumeric]).to.deep.equal(['end', 'tabular-nums']);
    });

    it('as bars, by votes and by cost', async () => {
      const widget = await show(definition);
      const title = () => words(find(widget, '#title'));
      const lines = () =>
        [...root(widget).querySelectorAll('[part~="chart"] summary')].map((line) =>
          words(line).replace(/ ,/g, ','),
        );
      expect(button(widget, 'Bars').ariaPressed).to.equal('true');
      expect(title()).to.equal('Votes for each proposal');
      expect(lines()).to.deep.equal([
        'Trees, Chosen Votes: 200',
        'Skatepark, Not chosen Votes: 130',
        'Benches, Chosen Votes: 120',
        'Pool, Not chosen Votes: 0',
      ]);
      const widths = () =>
        [...root(widget).querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect().width);
      await aTimeout(200);
      const [tree = 0, , bench = 0] = widths();
      expect(bench / tree).to.be.closeTo(0.6, 0.02);
      const ticks = [...root(widget).querySelectorAll('.axis > span')].map(words);
      expect(ticks).to.deep.equal(['0', '50', '100', '150', '200']);
      await press(widget, 'Cost');
      expect(title()).to.equal('Cost of each proposal');
      await until(() => announced() === 'Cost of each proposal');
      expect(lines()[0]).to.equal('Skatepark, Not chosen Cost: DKK 45,000');
      expect(rows(widget)).to.deep.equal(['Skatepark', 'Trees', 'Benches', 'Pool']);
    });

    it('on an axis of whole votes, however few they are', async () => {
      for (const [votes, ticks] of [
        [1, ['0', '1']],
        [2, ['0', '1', '2']],
        [0, ['0', '1']],
      ] as const) {
        const few = items.map((item) => ({ ...item, votes: item.id === 'tree' ? votes : 0 }));
        const widget = await show(withChange({ items: few }));
        const axis = [...root(widget).querySelectorAll('.axis > span')].map(words);
        expect(axis, String(votes)).to.deep.equal(ticks);
        widget.remove();
      }
    });

    it('filtered, said once, and the look is kept', async () => {
      const few = await show(definition);
      expect(root(few).querySelector('[part="tools"]'), 'four are read').to.equal(null);
      const widget = await show(withChange({ items: manyItems(28) }));
      await until(() => root(widget).querySelector('[part="tools"]'));
      await choose(widget, 'Show', 'Not chosen');
      expect(rows(widget)).to.have.length(14);
      expect(text(widget)).to.contain('14 of 28 shown');
      await until(() => announced() === '14 of 28 shown');
      await choose(widget, 'Category', 'Nature');
      expect(rows(widget)).to.deep.equal([]);
      expect(text(widget)).to.contain('Nothing matches');
      await choose(widget, 'Show', 'All');
      expect(rows(widget)).to.have.length(14);
    });

    it('sorted, by the heads of the columns', async () => {
      const widget = await show(definition);
      await press(widget, 'Table');
      const sorted = () =>
        [...root(widget).querySelectorAll('.main [aria-sort]')].map((head) => [
          words(head).replace(/ [▲▼]/, ''),
          head.getAttribute('aria-sort'),
        ]);
      const head = (name: string) => {
        const buttons = [...root(widget).querySelectorAll<HTMLElement>('thead button')];
        buttons.find((one) => words(one).startsWith(name))?.click();
        return settle(widget);
      };
      expect(sorted()).to.deep.equal([['Result', 'ascending']]);
      await head('Cost');
      expect(rows(widget)).to.deep.equal(['Pool', 'Benches', 'Trees', 'Skatepark']);
      expect(sorted()).to.deep.equal([['Cost', 'ascending']]);
      await until(() => announced() === 'Sort by: Cost');
      await head('Cost');
      expect(rows(widget)).to.deep.equal(['Skatepark', 'Trees', 'Benches', 'Pool']);
      expect(sorted()).to.deep.equal([['Cost', 'descending']]);
      await head('Votes');
      expect(sorted()).to.deep.equal([['Votes', 'descending']]);
      expect(rows(widget)).to.deep.equal(['Trees', 'Skatepark', 'Benches', 'Pool']);
      await head('Name');
      expect(rows(widget)).to.deep.equal(['Benches', 'Pool', 'Skatepark', 'Trees']);
    });

    it('searched, where there are many', async () => {
      const many = Array.from({ length: 200 }, (_, index) => {
        const [item] = items;
        return { ...item, id: `p${index}`, name: `Project ${index}` } as (typeof items)[number];
      });
      const few = await show(definition);
      expect(root(few).querySelector('#search')).to.equal(null);
      const drawn = new Promise<number>((resolve) => {
        const look = ({ target }: Event) => {
          const count = () => {
            const { length } = rows(target as Widget);
            if (length > 0) resolve(length);
          };
          new MutationObserver(count).observe(root(target as Widget), { childList: true, subtree: true }); // prettier-ignore
        };
        document.addEventListener('samskab-ready', look, { once: true });
      });
      const widget = await show(withChange({ items: many }));
      expect(await drawn, 'to begin with').to.equal(24);
      expect(text(widget)).to.contain('200 of 200 shown');
      await type(widget, 'Search', 'project 19');
      expect(rows(widget)).to.have.length(11);
      expect(text(widget)).to.contain('11 of 200 shown');
      await type(widget, 'Search', '');
      await until(() => rows(widget).length === 200);
      await type(widget, 'Search', 'project 19');
      expect(rows(widget)).to.have.length(11);
      await type(widget, 'Search', '');
      expect(rows(widget).length).to.equal(200);
    });

    it('and what was opened stays with its own, however the list is sorted', async () => {
      const widget = await show(definition);
      const opened = () =>
        [...root(widget).querySelectorAll('[part="item"]')]
          .filter((item) => item.querySelector('details[open]'))
          .map((item) => words(item.querySelector('.name') as Node));
      find(widget, '[part="why"] > summary').click();
      await until(() => opened().length > 0);
      await settle(widget);
      expect(opened()).to.deep.equal(['Trees']);
      await press(widget, 'Cost');
      expect(rows(widget)).to.deep.equal(['Skatepark', 'Trees', 'Benches', 'Pool']);
      expect(opened()).to.deep.equal(['Trees']);
    });

    it('and why, with what would have been enough', async () => {
      const widget = await show(definition);
      const why = await reasonsOf(widget);
      expect(why[0]).to.contain(
        '200 people wanted this. It costs DKK 20,000. When its turn came, DKK 50,000 was left, so it was chosen.',
      );
      expect(why[1]).to.contain(
        '130 people wanted this. It costs DKK 45,000. When its turn came, only DKK 30,000 was left. This would have been enough:',
      );
      expect([...root(widget).querySelectorAll('[part="why"] li')].map(words)).to.deep.equal([
        'A cost of DKK 30,000 or less, which is DKK 15,000 less',
        '71 more votes',
      ]);
      expect(why[3]).to.contain('Nobody voted for this.');
    });

    it('and what people had spent on other things', async () => {
      const ids = ['bench', 'tree', 'a', 'b', 'c', 'd', 'e'];
      const spentOn = ids.map((item, index) => ({ item, amount: (7 - index) * 1000 }));
      const lost = { ...items[1], why: { code: 'unaffordable', had: 900_000, spentOn } };
      const widget = await show(
        withChange({
          items: [items[0], lost, items[2]] as typeof items,
          counting: { rule: 'equal-shares' },
        }),
      );
      const [, why] = await reasonsOf(widget);
      expect(why).to.contain('Their shares had DKK 9,000 left in all. It costs DKK 45,000.');
      expect(why).to.contain('DKK 9,000 together DKK 36,000 is missing');
      const [had, cost] = [find(widget, '.vessel > i'), find(widget, '.vessel')].map((one) => one.clientWidth); // prettier-ignore
      expect((had as number) / (cost as number)).to.be.closeTo(0.2, 0.01);
      expect([...root(widget).querySelectorAll('[part="why"] li')].map(words)).to.deep.equal([
        'Benches: DKK 70',
        'Trees: DKK 60',
        'a: DKK 50',
        'b: DKK 40',
        'c: DKK 30',
        'Other things: DKK 30',
        'A cost of DKK 30,000 or less, which is DKK 15,000 less',
        '71 more votes from people who have their whole share left',
      ]);
    });
  });

  describe('is for everybody', () => {
    for (const lang of ['en', 'ar']) {
      it(`has no fault that axe finds, as a table and as bars, in ${lang}`, async () => {
        const widget = await show(definition, lang);
        await until(() => root(widget).querySelector('.fold'));
        await unfold(widget);
        await expect(widget).to.be.accessible();
        find(widget, '.switch:last-child [aria-pressed="false"]').click();
        await settle(widget);
        await expect(widget).to.be.accessible();
        const pairs = await show(board, lang);
        await unfold(pairs);
        await expect(pairs).to.be.accessible();
        await expect(await show(notCounted, lang)).to.be.accessible();
      });
    }

    it('works by keys alone', async () => {
      const widget = await show(definition);
      await tabTo((element) => words(element) === 'Cost');
      await sendKeys({ press: 'Space' });
      await until(() => words(find(widget, '#title')) === 'Cost of each proposal');
      expect(words(focused() as Node)).to.equal('Cost');
      await tabTo((element) => element.matches('summary'));
      await sendKeys({ press: 'Enter' });
      expect(root(widget).querySelector('details[open]')).to.not.equal(null);
      await tabTo((element) => words(element).startsWith('Count it yourself'));
      await sendKeys({ press: 'Enter' });
      await tabTo((element) => words(element) === 'Count again here');
    });

    it('keeps the focus on the head that sorts', async () => {
      const widget = await show(definition);
      await press(widget, 'Table');
      await tabTo((element) => words(element).startsWith('Votes'));
      await sendKeys({ press: 'Enter' });
      await settle(widget);
      expect(words(focused() as Node)).to.contain('Votes');
      expect(find(widget, '[aria-sort]').textContent).to.contain('Votes');
    });

    it('changes its language with the page, and keeps how a person looks', async () => {
      const widget = await show(definition);
      await press(widget, 'Cost');
      (widget.parentElement as HTMLElement).lang = 'da';
      await until(() => text(widget).includes('Endeligt resultat'));
      expect(text(widget)).to.contain('Byen har stemt').and.to.contain('Træer');
      expect(words(find(widget, '#title'))).to.equal('Pris på hvert forslag');
      expect(rows(widget)).to.deep.equal(['Skatepark', 'Træer', 'Bænke', 'Bassin']);
    });

    it('reads from right to left in Arabic', async () => {
      const widget = await show(definition, 'ar');
      await until(() => text(widget).includes('صوّتت البلدة'));
      expect(find(widget, '.frame').dir).to.equal('rtl');
      const [first, second] = root(widget).querySelectorAll('.bar');
      const right = (bar: Element | undefined) => bar?.getBoundingClientRect().right ?? 0;
      expect(right(second), 'bars begin on the right').to.be.closeTo(right(first), 2);
    });

    it('fits 320 px without scrolling sideways', async () => {
      await setViewport({ width: 320, height: 600 });
      const long = items.map((item) => ({ ...item, name: `${'Aarhundredefest'.repeat(5)} ${item.id}` })); // prettier-ignore
      for (const results of [
        definition,
        board,
        withChange({ items: manyItems(30) }),
        withChange({ items: long }),
      ]) {
        // prettier-ignore
        const widget = await show(results);
        await until(() => root(widget).querySelector('.fold'));
        await unfold(widget);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        await press(widget, 'Table');
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        widget.remove();
      }
      await setViewport({ width: 800, height: 600 });
    });

    it('has targets of 44 px', async () => {
      const widget = await show(definition);
      await unfold(widget, '.fold');
      for (const target of root(widget).querySelectorAll('button:not(.name), select, summary, a')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.outerHTML.slice(0, 80)).to.be.at.least(43.9);
      }
    });

    it('tells chosen from not chosen without colours', async function () {
      if (!(await emulateMedia({ forcedColors: 'active' }))) this.skip();
      const widget = await show(definition);
      const styles = (part: string) =>
        [...root(widget).querySelectorAll(`[part="item"] .${part}`)].map((one) =>
          getComputedStyle(one),
        );
      const [chosen, not] = styles('bar');
      expect(chosen?.backgroundColor).not.to.equal(not?.backgroundColor);
      expect(not?.borderStyle).to.equal('solid');
      const [tick, ring] = styles('mark');
      expect(tick?.borderStyle).to.equal('none');
      expect(ring?.borderStyle).to.equal('dashed');
      await emulateMedia({});
    });
  });

  describe('is safe', () => {
    it('shows text as text', async () => {
      const name = '<img src=x onerror="window.hacked = true"><b>Bold</b>';
      const bad = items.map((item) => ({ ...item, name, description: name, category: name }));
      const widget = await show(withChange({ items: bad, title: name }));
      expect(rows(widget)[0]).to.equal(name);
      await press(widget, 'Table');
      expect(root(widget).querySelector('img, b')).to.equal(null);
    });

    it('leads nowhere but to the web', async () => {
      const widget = await show(withChange({ links: { ballots: ' java\tscript:alert(1)' } }));
      await until(() => text(widget).includes('The fault is ours'));
      expect(root(widget).querySelector('a')).to.equal(null);
    });

    it('runs under a strict policy with Trusted Types', async () => {
      const page = await openStrictPage(new URL('./strict-page.ts', import.meta.url));
      const widget = page.document.querySelector(tag) as unknown as Widget;
      await until(() => widget.shadowRoot && text(widget).includes('The town has voted'));
      await press(widget, 'Table');
      await press(widget, 'Bars');
      await aTimeout(100);
      expect(page.violations).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
    });

    it('can be registered twice', () => {
      const again = class extends HTMLElement {};
      define(tag, again);
      expect(customElements.get(tag)).not.to.equal(again);
    });
  });
});
