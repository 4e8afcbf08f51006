import assert from 'node:assert/strict';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { toDefinition } from '../../src/pabulib/defining/definition.ts';
import { toSelections } from '../../src/pabulib/defining/selections.ts';
import type { PabulibElection, PabulibVote } from '../../src/pabulib/election.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import { sumVotes } from '../../src/pabulib/writing/sums.ts';
import { writePabulib } from '../../src/pabulib/writing/write.ts';
import { faultsIn } from './checker.ts';
import { readAll, stream } from './sample.ts';

const folder = process.env['PABULIB_DIR'];
const skip = folder ? false : 'left out: PABULIB_DIR does not name a folder with Pabulib files';
const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.pb')) : [];

/**
 * What may be otherwise on the way back, and why: in all files, then in each. Who voted is never
 * written: ids of voters, their age, sex and way of voting are left out.
 */
const FOR_ALL: Record<string, string> = {
  comment: 'ours is added to it',
  fully_funded: 'said where everything fits the budget',
};
const ALLOWED: Record<string, Record<string, string>> = {
  Switzerland_Winterthur_KK25: {
    num_projects: 'counted', // the file says 99, and has 121
    num_votes: 'counted', // it says 10, and has 36
    rule: 'must be there',
    date_begin: 'must be there',
    date_end: 'must be there',
    language: 'must be one that is known',
    currency: 'taken after the country',
  },
  'poland_zabrze_2020_centrum-poludnie': {
    date_begin: 'days have two digits',
    language: 'a code in place of a word',
    currency: 'taken after the country',
  },
};
/** What is wrong with the vote itself, and stays so: the checker finds it in the file that came too. */
const OF_THE_VOTE =
  /^(.* costs (nothing|more than there is)|a project twice on a ballot|a ballot of a length that is not allowed|(votes|score) of .*)$/;

function textOf(name: string): string {
  return readFileSync(join(folder ?? '', name), 'utf8').replaceAll('\r\n', '\n');
}

async function readReal(name: string) {
  const election = await readPabulib(createReadStream(join(folder ?? '', name)), {
    forbidden: 'mark',
  });
  const votes: PabulibVote[] = [];
  for await (const vote of election.votes()) votes.push(vote);
  return { election, votes };
}

/** What goes without saying in a file, and is said on the way back. */
function impliedIn({ meta, voteType }: PabulibElection): Record<string, string> {
  const isOne = meta.get('max_length')?.trim() === '1';
  return {
    ...(!meta.get('language') && { language: 'taken after the country' }),
    ...(voteType === 'approval' && isOne && { vote_type: 'at most one of them is choose-1' }),
    ...((voteType === 'choose-1' || isOne) && { min_length: 'each ballot of choose-1 names one' }),
  };
}

/** A name of a field, and what it says; a decimal that says nothing, and a dash, are nothing. */
function cellsOf({ projects, meta }: PabulibElection): [string, string][] {
  const fields: [string, string][] = [...meta].map(([key, value]) => [key, value.trim()]);
  for (const { id, line: _line, extra, ...rest } of projects) {
    for (const [column, value] of Object.entries({ ...rest, ...extra })) {
      const name = column === 'target' ? 'beneficiaries' : column;
      const isList = name === 'category' || name === 'beneficiaries';
      const text = isList
        ? String(value)
            .trim()
            .replace(/\s*,\s*/g, ',')
        : String(value).trim();
      const shown = name === 'name' && ['', '-'].includes(text) ? id : text;
      if (!['', '-'].includes(shown)) fields.push([`${name} of ${id}`, shown]);
    }
  }
  return fields;
}

function ballotsOf(votes: readonly PabulibVote[], ranks: boolean): string[] {
  return votes
    .map(({ items, points }) => {
      const pairs = items.map((id, index) => `${id}=${points?.[index] ?? ''}`);
      return (ranks || !points ? pairs : pairs.toSorted()).join();
    })
    .toSorted();
}

for (const name of names) {
  describe(name, { skip }, () => {
    it('loses nothing that is public on the way in and out, and Pabulib’s checker finds nothing', async () => {
      const { election, votes } = await readReal(name);
      const { definition } = toDefinition(election, { file: name });
      const cast = votes.map((vote) => toSelections(vote, election.voteType));
      const sums = await sumVotes(definition, stream(cast));
      const options = { sums, today: '2027-05-01' };
      let text = '';
      for await (const piece of writePabulib(definition, stream(cast), options)) text += piece;
      const again = await readAll(text, { forbidden: 'mark' });
      const file = name.replace(/\.pb$/, '');
      const allowed = { ...FOR_ALL, ...impliedIn(election), ...ALLOWED[file] };
      const now = new Map(cellsOf(again.election));
      for (const [field, value] of cellsOf(election)) {
        if (Object.hasOwn(allowed, field)) continue;
        // What a city claims of its votes is counted anew.
        const claim = /^claimed(Votes|Score) of/.test(field) && election.warnings.length > 0;
        if (!claim) assert.equal(now.get(field), number(field, value), field);
      }
      const before = new Set(cellsOf(election).map(([field]) => field));
      const added = [...now.keys()].filter(
        (field) => !before.has(field) && !field.startsWith('claimed'),
      );
      assert.deepEqual(added.filter((field) => !Object.hasOwn(allowed, field)), []); // prettier-ignore
      const theirs = election.meta.get('comment');
      if (theirs) assert.ok(again.election.meta.get('comment')?.startsWith(theirs.trim()));
      const ranks = election.voteType === 'ordinal';
      assert.deepEqual(ballotsOf(again.votes, ranks), ballotsOf(votes, ranks));
      const faults = new Set(await faultsIn(text));
      const isTrue = (fault: string) => OF_THE_VOTE.test(fault) && election.warnings.length > 0;
      const was = new Set(faults.size > 0 ? await faultsIn(textOf(name)) : []);
      assert.deepEqual(
        [...faults].filter((fault) => !was.has(fault) && !isTrue(fault)),
        [],
      );
    });
  });
}

/** Budgets and limits are numbers: `8000000.0` is `8000000`. */
function number(field: string, value: string): string {
  return /^(budget|min_|max_)/.test(field) ? value.replace(/\.0+$/, '') : value;
}

it('the checker’s rules find what they are for', { skip }, async () => {
  const text = textOf('Netherlands_Assen_2024.pb');
  assert.deepEqual(await faultsIn(text), []);
  const spoilt: [string, string][] = [
    ['rule;equalshares/add1\n', ''],
    ['rule;equalshares/add1', 'rule;equalshares/add1u'],
    ['comment;#1: ', 'comment;'],
    ['country;Netherlands\nunit;Assen\n', 'unit;Assen\ncountry;Netherlands\n'],
    ['PopUp Podium;1;', 'PopUp Podium;7;'],
    ['3;7200;43;', '3;7200;42;'],
    ['date_end;15.04.2024', 'date_end;5.4.2024'],
    ['budget;100000', 'budget;100'],
    ['num_votes;84', 'num_votes;85'],
    ['language;nl', 'tongue;nl'],
  ];
  for (const [from, to] of spoilt) {
    assert.ok(text.includes(from), from);
    assert.notDeepEqual(await faultsIn(text.replace(from, to)), [], `${from} -> ${to}`);
  }
});
