import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import { define } from '../../../src/embed/define.ts';
import type { CountedResults } from '../../../src/protocol/results.ts';
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
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { board, definition, items, notCounted } from './definition.ts';

const tag = 'samskab-results';

const show = (results: object, lang = 'en') => openWidget(tag, new FakeEndpoint(results), lang);
const withChange = (change: Partial<CountedResults>) => ({ ...definition, ...change });
const rows = (widget: Widget) =>
  [...root(widget).querySelectorAll('[part="items"] .name, [part="chart"] .name')].map(words);
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

async function choose(widget: Widget, label: string, option: string): Promise<void> {
  const select = field<HTMLSelectElement>(widget, label);
  const found = [...select.options].find((one) => words(one) === option);
  select.value = found?.value ?? '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle(widget);
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
      expect(part(widget, 'header')).to.contain('Published on').and.to.contain('2026');
      const again = await show(board);
      expect(part(again, 'state')).to.equal('Counted again');
      expect(text(again)).to.contain('Two ballots were found in a drawer.');
    });
  });

  describe('shows what came out', () => {
    it('in short, and as a table', async () => {
      const widget = await show(definition);
      expect(part(widget, 'summary')).to.equal(
        'Chosen 2 of 4 Spent DKK 32,000 of DKK 50,000 Left DKK 18,000 Ballots counted 312',
      );
      expect(rows(widget)).to.deep.equal(['Trees', 'Benches', 'Skatepark', 'Pool']);
      const [first] = root(widget).querySelectorAll('[part="items"] tr');
      expect(words(first as Node))
        .to.contain('Chosen as number 1')
        .and.to.contain('DKK 20,000');
    });

    it('as bars that say as much as the table', async () => {
      const widget = await show(definition);
      const facts = () =>
        [...root(widget).querySelectorAll('[part="item"]')].map((item) => {
          const cells = [...item.querySelectorAll('td, dd')].map(words);
          return [
            words(item.querySelector('.name') as Node),
            ...cells,
            words(find(widget, 'details')),
          ];
        });
      const asTable = facts();
      expect(button(widget, 'Table').ariaPressed).to.equal('true');
      await press(widget, 'Bars');
      expect(root(widget).querySelector('.main')).to.equal(null);
      expect(button(widget, 'Bars').ariaPressed).to.equal('true');
      expect(facts()).to.deep.equal(asTable);
      const widths = [...root(widget).querySelectorAll('[part="chart"] rect')].map(
        (bar) => bar.getBoundingClientRect().width,
      );
      expect((widths[1] as number) / (widths[0] as number)).to.be.closeTo(0.6, 0.02);
    });

    it('filtered, said once, and the look is kept', async () => {
      const widget = await show(definition);
      await press(widget, 'Bars');
      await choose(widget, 'Show', 'Not chosen');
      expect(rows(widget)).to.deep.equal(['Skatepark', 'Pool']);
      expect(text(widget)).to.contain('2 of 4 shown');
      await until(() => announced() === '2 of 4 shown');
      await choose(widget, 'Category', 'Nature');
      expect(rows(widget)).to.deep.equal([]);
      expect(text(widget)).to.contain('Nothing matches');
      await choose(widget, 'Show', 'All');
      expect(rows(widget)).to.deep.equal(['Trees', 'Benches']);
    });

    it('sorted, by the heads of the columns and by a list', async () => {
      const widget = await show(definition);
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
      expect(field<HTMLSelectElement>(widget, 'Sort by').value).to.equal('votes');
      await choose(widget, 'Sort by', 'Name');
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
        const count = async ({ target }: Event) => {
          await (target as Widget).updateComplete;
          resolve(rows(target as Widget).length);
        };
        document.addEventListener('samskab-ready', (event) => void count(event), { once: true });
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
      await choose(widget, 'Sort by', 'Name');
      expect(rows(widget)).to.deep.equal(['Benches', 'Pool', 'Skatepark', 'Trees']);
      expect(opened()).to.deep.equal(['Trees']);
    });

    it('and why, with what would have been enough', async () => {
      const widget = await show(definition);
      const why = [...root(widget).querySelectorAll('[part="why"]')].map(words);
      expect(why[0]).to.equal(
        'Why? Trees 200 people wanted this. It costs DKK 20,000. When its turn came, DKK 50,000 was left, so it was chosen.',
      );
      expect(why[2]).to.contain(
        'Why? Skatepark 130 people wanted this. It costs DKK 45,000. When its turn came, only DKK 30,000 was left. This would have been enough:',
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
      const why = words(root(widget).querySelectorAll('[part="why"]')[2] as Node);
      expect(why).to.contain('Their shares had DKK 9,000 left in all. It costs DKK 45,000.');
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

  describe('says how it was counted', () => {
    it('by a rule with its options, and what another rule would have chosen', async () => {
      const widget = await show(
        withChange({
          counting: { rule: 'greedy', by: 'votes/cost', skip: false, threshold: 20, ties: 'id' },
          allWouldFit: true,
        }),
      );
      expect(part(widget, 'how')).to.contain('the most votes for its cost');
      expect(part(widget, 'how')).to.contain('ended at the first that costs more');
      expect(part(widget, 'how')).to.contain('less than 20 votes could not be chosen');
      expect(part(widget, 'how')).to.contain('their ids decided');
      expect(part(widget, 'how')).to.contain('No two were equal');
      expect(text(widget)).to.contain('There was enough money for everything');
      expect(part(widget, 'other')).to.contain('This is not the result.');
      expect(part(widget, 'other')).to.contain('Spent: DKK 21,000');
      expect(part(widget, 'other')).to.contain('Trees (Also in the result)');
      expect(part(widget, 'other')).to.contain('Pool (Not in the result)');
      expect(part(widget, 'other')).to.contain('In the result, but not here: Benches');
    });

    it('by equal shares, compared with another way', async () => {
      const widget = await show(
        withChange({
          counting: {
            rule: 'equal-shares',
            utility: 'cardinality',
            completion: 'add1',
            start: 'floor',
            until: 'exhaustive',
            step: 500,
            compare: 'greedy',
          },
          share: 16_025,
          comparison: { taken: 'greedy', greedy: 40, equalShares: 38 },
        }),
      );
      const how = part(widget, 'how');
      for (const said of [
        'shared equally between all who voted',
        'Each thing counts the same.',
        'Shares were rounded down',
        'Each step was DKK 5.',
        'not enough money for anything more',
        'each share was DKK 160.25.',
        'more with equal shares: 38. With most votes first: 40. So most votes first was used.',
      ]) {
        expect(how).to.contain(said);
      }
      expect(how).not.to.contain('What was still left');
      const pointed = { rule: 'equal-shares', utility: 'points', threshold: 20 } as const;
      const none = part(await show(withChange({ counting: { ...pointed, completion: 'none' } })), 'how'); // prettier-ignore
      expect(none).to.contain('What was left was not spent.').and.to.contain('less than 20 points');
    });

    it('for a board: no money, ties by lot, and each against each', async () => {
      const widget = await show(board);
      const said = text(widget);
      expect(said).not.to.match(/DKK|Spent|Cost|cheaper|undefined/);
      expect(rows(widget)).to.deep.equal(['Bo', 'Anna']);
      expect(part(widget, 'how')).to.contain('drawn by lot');
      expect(part(widget, 'how')).to.contain('From the start, Bo and Anna were equal.');
      expect(part(widget, 'how')).to.match(/Anna would have been chosen.*Bo would not have been/);
      expect(part(widget, 'how')).to.contain('Only number 1 is chosen.');
      const cells = [...root(widget).querySelectorAll('[part="pairs"] td')].map(words);
      expect(cells).to.deep.equal(['–', '18', '18', '–']);
      expect(root(widget).querySelector('[part="recount"]')).to.equal(null);
    });

    it('and how fair it was, and who took part', async () => {
      const widget = await show(definition);
      expect(part(widget, 'fairness')).to.contain('nothing they wanted 14 of 312');
      expect(part(widget, 'fairness')).to.contain('on average 1.25');
      const [nature] = root(widget).querySelectorAll('[part="fairness"] tbody tr');
      expect([...(nature?.children ?? [])].map(words)).to.deep.equal([
        'Nature',
        '2 of 2',
        '320',
        'DKK 32,000',
      ]);
      const turnout = part(widget, 'turnout');
      expect(turnout).to.contain('Northside 309');
      expect(turnout).to.contain('Southside Fewer than five, or hidden');
      expect(turnout).to.contain('Online 300 On paper 12');
      const { turnout: _, ...without } = definition;
      expect(root(await show(without)).querySelector('[part="turnout"]')).to.equal(null);
    });
  });

  describe('is for everybody', () => {
    for (const lang of ['en', 'ar']) {
      it(`has no fault that axe finds, as a table and as bars, in ${lang}`, async () => {
        const widget = await show(definition, lang);
        for (const details of root(widget).querySelectorAll('details')) details.open = true;
        await expect(widget).to.be.accessible();
        find(widget, '[aria-pressed="false"]').click();
        await settle(widget);
        await expect(widget).to.be.accessible();
        const pairs = await show(board, lang);
        for (const details of root(pairs).querySelectorAll('details')) details.open = true;
        await expect(pairs).to.be.accessible();
        await expect(await show(notCounted, lang)).to.be.accessible();
      });
    }

    it('works by keys alone', async () => {
      const widget = await show(definition);
      await tabTo((element) => words(element) === 'Bars');
      await sendKeys({ press: 'Space' });
      await until(() => root(widget).querySelector('[part="chart"]'));
      expect(words(focused() as Node)).to.equal('Bars');
      await tabTo((element) => element.matches('summary'));
      await sendKeys({ press: 'Enter' });
      expect(root(widget).querySelector('details[open]')).to.not.equal(null);
      await sendKeys({ press: 'Shift+Tab' });
      await tabTo((element) => words(element) === 'Count again here');
    });

    it('keeps the focus on the head that sorts', async () => {
      const widget = await show(definition);
      await tabTo((element) => words(element).startsWith('Votes'));
      await sendKeys({ press: 'Enter' });
      await settle(widget);
      expect(words(focused() as Node)).to.contain('Votes');
      expect(find(widget, '[aria-sort]').textContent).to.contain('Votes');
    });

    it('changes its language with the page, and keeps how a person looks', async () => {
      const widget = await show(definition);
      await press(widget, 'Bars');
      await choose(widget, 'Category', 'Nature');
      (widget.parentElement as HTMLElement).lang = 'da';
      await until(() => text(widget).includes('Endeligt resultat'));
      expect(text(widget)).to.contain('Byen har stemt').and.to.contain('Træer');
      expect(root(widget).querySelector('[part="chart"]')).to.not.equal(null);
      expect(rows(widget)).to.deep.equal(['Træer', 'Bænke']);
      expect(field<HTMLSelectElement>(widget, 'Emne').value).to.equal('Natur');
    });

    it('reads from right to left in Arabic', async () => {
      const widget = await show(definition, 'ar');
      await until(() => text(widget).includes('صوّتت البلدة'));
      expect(find(widget, '.frame').dir).to.equal('rtl');
      find(widget, '[aria-pressed="false"]').click();
      await settle(widget);
      const bars = root(widget).querySelectorAll('[part="chart"] .line');
      const [first, second] = [...bars].map((line) => line.querySelector('rect') as SVGRectElement);
      const right = (bar: SVGRectElement | undefined) => bar?.getBoundingClientRect().right ?? 0;
      expect(right(second), 'bars begin on the right').to.be.closeTo(right(first), 2);
    });

    it('fits 320 px without scrolling sideways, and is a table there too', async () => {
      await setViewport({ width: 320, height: 600 });
      const widget = await show(definition);
      for (const details of root(widget).querySelectorAll('details')) details.open = true;
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      expect(find(widget, '.main tr[part="item"]').getAttribute('role')).to.equal('row');
      expect(getComputedStyle(find(widget, '.main tr[part="item"]')).display).to.equal('block');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await press(widget, 'Bars');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      const pairs = await show(board);
      for (const details of root(pairs).querySelectorAll('details')) details.open = true;
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
    });

    it('has targets of 44 px', async () => {
      const widget = await show(definition);
      for (const target of root(widget).querySelectorAll('button, select, summary, a')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.outerHTML.slice(0, 80)).to.be.at.least(43.9);
      }
    });

    it('tells chosen from not chosen without colours', async function () {
      if (!(await emulateMedia({ forcedColors: 'active' }))) this.skip();
      const widget = await show(definition);
      await press(widget, 'Bars');
      const bars = [...root(widget).querySelectorAll('[part="chart"] rect')].map((bar) =>
        getComputedStyle(bar),
      );
      expect(bars[0]?.strokeDasharray).to.equal('none');
      expect(bars[2]?.strokeDasharray).not.to.equal('none');
      expect(bars[0]?.fill).not.to.equal(bars[2]?.fill);
      await emulateMedia({});
    });
  });

  describe('is safe', () => {
    it('shows text as text', async () => {
      const name = '<img src=x onerror="window.hacked = true"><b>Bold</b>';
      const bad = items.map((item) => ({ ...item, name, description: name, category: name }));
      const widget = await show(withChange({ items: bad, title: name }));
      expect(rows(widget)[0]).to.equal(name);
      await press(widget, 'Bars');
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
