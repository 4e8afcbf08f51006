import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PabulibVote } from '../../../src/pabulib/election.ts';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { readPabulib } from '../../../src/pabulib/reading/read.ts';
import { file, readAll, sample, stream, type Sample } from '../sample.ts';

const encoder = new TextEncoder();

/** Reads the sample as a test changed it. */
function changed(change: (parts: Sample) => void) {
  const parts = sample();
  change(parts);
  return readAll(file(parts));
}

function ballots(votes: readonly PabulibVote[]): [string, string][] {
  return votes.map(({ voterId, items }) => [voterId, items.join()]);
}

async function refused(text: string, code: string, line: number, message?: RegExp): Promise<void> {
  await assert.rejects(readAll(text), (error) => {
    assert.ok(error instanceof PabulibError, String(error));
    assert.deepEqual([error.code, error.line], [code, line], error.message);
    assert.match(error.message, message ?? /^[A-Z].*\.$/);
    return true;
  });
}

describe('a file without fault', () => {
  it('is read as it stands, without a warning', async () => {
    const { election, votes, warnings } = await readAll(file(sample()), { strict: true });
    assert.deepEqual(warnings, []);
    assert.equal(election.budget, '100000');
    assert.equal(election.voteType, 'approval');
    assert.equal(election.meta.get('subunit'), 'Nørrebro');
    assert.equal(election.metaLines.get('subunit'), 6);
    assert.deepEqual(election.projects[1], {
      id: '12',
      cost: '40000.5',
      name: 'Bænke; "ved åen"\nog ved søen',
      category: 'byrum',
      claimedVotes: '1',
      extra: { target: 'ældre' },
      line: 17,
    });
    assert.deepEqual(votes, [
      { voterId: 'a', items: ['1', '007'], extra: { age: '34' }, line: 22 },
      { voterId: 'b', items: [], extra: { age: '' }, line: 23 },
      { voterId: 'c', items: ['1', '007', '12'], extra: { age: '71' }, line: 24 },
    ]);
  });

  it('may begin with a byte order mark, as bytes or as text', async () => {
    for (const source of [encoder.encode(`\uFEFF${file(sample())}`), `\uFEFF${file(sample())}`]) {
      assert.deepEqual((await readAll(source)).warnings, []);
    }
  });

  it('may have CRLF, also behind a quoted field', async () => {
    const parts = sample();
    parts.votes[3] = 'c;1,007,12;"71"';
    const { votes, election, warnings } = await readAll(file(parts, '\r\n'));
    assert.deepEqual(warnings, []);
    assert.equal(votes[2]?.extra['age'], '71');
    assert.equal(election.projects[0]?.extra['target'], 'alle');
  });

  it('may have blank rows, also as a spreadsheet writes them', async () => {
    const text = file(sample()).replace('PROJECTS', '\n;;;\nPROJECTS\n').replace('b;;', '\n \nb;;');
    const { votes, warnings } = await readAll(text);
    assert.deepEqual(warnings, []);
    assert.deepEqual(votes.map(({ line }) => line), [25, 28, 29]); // prettier-ignore
  });

  it('may have its columns in any order', async () => {
    const { election, votes, warnings } = await changed((parts) => {
      parts.projects = ['name;cost;project_id', 'A;1;x', 'B;2;y', 'C;3;z'];
      parts.votes = ['vote;age;voter_id', 'y,x;20;p', ';30;q', 'z;;r'];
    });
    assert.deepEqual(warnings, []);
    assert.deepEqual(election.projects.map(({ id, cost, name }) => id + cost + name), ['x1A', 'y2B', 'z3C']); // prettier-ignore
    assert.deepEqual(ballots(votes), [['p', 'y,x'], ['q', ''], ['r', 'z']]); // prettier-ignore
  });

  it('needs no column but ids, costs and votes', async () => {
    const { election, votes, warnings } = await changed((parts) => {
      parts.projects = ['project_id;cost', 'x;1', 'y;2', 'z;3'];
      parts.votes = ['voter_id;vote', 'p;x', 'q;', 'r;z'];
    });
    assert.deepEqual(warnings, []);
    assert.deepEqual(election.projects[0], { id: 'x', cost: '1', name: '', extra: {}, line: 16 });
    assert.deepEqual(votes[1], { voterId: 'q', items: [], extra: {}, line: 22 });
  });

  it('has columns that are numbers', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects = [
        'project_id;cost;latitude;longitude;score;votes',
        '1;5;55.68;12,57;1.50;2.0',
        '2;5;;;;',
        '3;5;north;;;',
      ];
      parts.votes = ['voter_id;vote', 'a;1', 'b;1', 'c;'];
    });
    assert.deepEqual(warnings, ['bad-number 18']);
    const { latitude, longitude, claimedScore, claimedVotes } = election.projects[0] ?? {};
    assert.deepEqual([latitude, longitude, claimedScore, claimedVotes], [55.68, 12.57, '1.5', '2']);
    assert.ok(!('latitude' in (election.projects[1] ?? {})));
  });
});

describe('quotes', () => {
  it('within an unquoted field are text (Częstochowa)', async () => {
    const name = 'Konkurs " NA ARANŻACJĘ OGRODU „ III edycja';
    const { election, warnings } = await changed((parts) => {
      parts.projects[1] = `1;50000;2;${name};mad;alle`;
    });
    assert.deepEqual(warnings, []);
    assert.equal(election.projects[0]?.name, name);
  });

  it('that do not enclose the whole field are text (Winterthur)', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects[1] = '1;50000;2;"Silvesterabend" - eine Tragikomödie;mad;alle';
    });
    assert.deepEqual(warnings, ['stray-quote 16']);
    assert.equal(election.projects[0]?.name, '"Silvesterabend" - eine Tragikomödie');
    assert.equal(election.projects[0]?.category, 'mad');
  });

  it('that enclose a semicolon but not the whole field keep the field together', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects[1] = '1;50000;2;"mad; drikke" og dans;mad;alle';
    });
    assert.deepEqual(warnings, ['stray-quote 16']);
    assert.equal(election.projects[0]?.name, 'mad; drikke og dans');
  });

  it('opened and not closed do not swallow the rows up to the next quote', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects[1] = '1;50000;2;"Fælleskøkken;mad;alle';
      parts.projects[2] = '12;40000.5;1;"Bænke";byrum;ældre';
    });
    assert.deepEqual(warnings, ['stray-quote 16']);
    assert.equal(election.projects[0]?.name, '"Fælleskøkken');
    assert.equal(election.projects.length, 3);
  });

  it('make the name of a section text', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects[2] = '12;40000;1;"Skilte\nVOTES\nog\nMETA";byrum;ældre';
    });
    assert.deepEqual(warnings, []);
    assert.equal(election.projects[1]?.name, 'Skilte\nVOTES\nog\nMETA');
  });

  it('around the name of a section alone make it text, too', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.meta.push('"VOTES"');
      parts.projects.push('"META"');
    });
    assert.deepEqual(warnings, ['short-row 14', 'short-row 21']);
    assert.equal(election.projects.length, 3);
  });

  it('that are never closed are an error, at the end or once the row is far too long', async () => {
    const parts = sample();
    parts.votes[2] = 'b;"1';
    await refused(file(parts), 'unclosed-quote', 23);
    parts.votes.push('x'.repeat(1_200_000));
    await refused(file(parts), 'row-too-long', 23);
  });
});

describe('sections', () => {
  it('may have names in small letters, with a word about it', async () => {
    const text = file(sample()).replace('META', 'meta').replace('VOTES', 'Votes;;');
    const { votes, warnings } = await readAll(text);
    assert.deepEqual(warnings, ['section-name 1', 'section-name 20']);
    assert.equal(votes.length, 3);
  });

  it('that the format does not know are left out, wherever they stand', async () => {
    const groups = 'groups\ngroup_id;weight\nold;0.5\nyoung;0.5\n';
    const text = file(sample()).replace('PROJECTS', `${groups}PROJECTS`).replace('VOTES', `${groups}VOTES`); // prettier-ignore
    const { election, votes, warnings } = await readAll(
      `${text}${groups}more\nmore_id;b;c\na;1;2\n`,
    );
    assert.deepEqual(warnings, ['unknown-section 14', 'unknown-section 24', 'unknown-section 33', 'unknown-section 37']); // prettier-ignore
    assert.equal(election.projects.length, 3);
    assert.equal(votes.length, 3);
  });

  it('do not begin with any word that stands alone', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[7] = 'num_votes;2';
      parts.projects = ['project_id;cost', 'park;1', 'bench;2', 'kitchen;3'];
      parts.votes = ['voter_id;vote;age', 'anna', 'bo;park;old', 'carl;bench;young'];
    });
    assert.deepEqual(warnings, ['short-row 21']);
    assert.deepEqual(ballots(votes), [['bo', 'park'], ['carl', 'bench']]); // prettier-ignore
  });

  it('that are missing, twice or in the wrong order are an error', async () => {
    const [meta = '', rest = ''] = file(sample()).split('PROJECTS\n');
    const [projects = '', votes = ''] = rest.split('VOTES\n');
    await refused('', 'missing-section', 1, /META/);
    await refused(`PROJECTS\n${projects}VOTES\n${votes}`, 'missing-section', 7, /META/);
    await refused(meta, 'missing-section', 14, /PROJECTS/);
    await refused(`${meta}VOTES\n${votes}`, 'missing-section', 14, /PROJECTS/);
    await refused(`${meta}META\n`, 'section-twice', 14);
    await refused(`${file(sample())}PROJECTS\n${projects}`, 'section-twice', 25);
    await refused(`${file(sample())}VOTES;;\n${votes}`, 'section-twice', 25);
    await refused('hello\nworld\n', 'missing-section', 1, /may not be a Pabulib file/);
  });

  it('without VOTES or its header have no ballots, with a word about it', async () => {
    const [before = ''] = file(sample()).split('VOTES\n');
    for (const text of [before, `${before}VOTES\n`]) {
      const { votes, warnings } = await readAll(text);
      assert.equal(votes.length, 0);
      assert.equal(warnings[0]?.split(' ')[0], 'missing-section');
      assert.ok(warnings.includes('vote-count 9'));
    }
  });

  it('need their columns', async () => {
    const without = (change: (parts: Sample) => void) => {
      const parts = sample();
      change(parts);
      return file(parts);
    };
    await refused(without((parts) => (parts.projects[0] = 'id;cost;votes')), 'missing-column', 15, /project_id/); // prettier-ignore
    await refused(without((parts) => (parts.projects[0] = 'project_id;price')), 'missing-column', 15, /cost/); // prettier-ignore
    await refused(
      without((parts) => (parts.projects = [])),
      'missing-header',
      14,
    );
    await refused(
      without((parts) => (parts.projects.length = 1)),
      'no-projects',
      14,
    );
    await refused(without((parts) => (parts.votes[0] = 'voter;vote;age')), 'missing-column', 21, /voter_id/); // prettier-ignore
    await refused(without((parts) => (parts.votes[0] = 'voter_id;ballot;age')), 'missing-column', 21, /"vote"/); // prettier-ignore
    await refused(without((parts) => (parts.meta[9] = 'vote_type;cumulative')), 'missing-column', 21, /points/); // prettier-ignore
  });

  it('leave out a column without a name of its own', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.votes = ['voter_id;vote;age;__proto__;Age', 'a;1;1;2;3', 'b;1,007;;;', 'c;12,007;;;'];
    });
    assert.deepEqual(warnings, ['column-ignored 21', 'column-ignored 21']);
    assert.deepEqual(votes[0]?.extra, { age: '1' });
  });
});

describe('META', () => {
  it('needs a budget that is money', async () => {
    const withBudget = (budget: string) => file(sample()).replace('budget;100000', budget);
    await refused(withBudget('x;1'), 'missing-key', 1, /budget/);
    await refused(withBudget('budget;'), 'missing-key', 10, /budget/);
    for (const budget of ['-1', 'lots', '1e40', '1 00 000', '1.000', '99999999999999999']) {
      await refused(withBudget(`budget;${budget}`), 'bad-budget', 10);
    }
    const { election } = await readAll(withBudget('budget;1234,5'));
    assert.equal(election.budget, '1234.5');
  });

  it('needs a vote_type that there is', async () => {
    const withType = (type: string) => file(sample()).replace('vote_type;approval', type);
    await refused(withType('x;1'), 'missing-key', 1, /vote_type/);
    await refused(withType('vote_type;majority'), 'bad-vote-type', 11, /majority/);
    assert.equal((await readAll(withType('vote_type; Choose-1'))).election.voteType, 'choose-1');
  });

  it('keeps the first of two values, and takes an unquoted semicolon as text', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.meta.push('budget;5', 'comment;#1: a; b', 'edition;1;;', 'alone');
    });
    assert.deepEqual(warnings, ['duplicate-key 14', 'long-row 15', 'short-row 17']);
    assert.equal(election.budget, '100000');
    assert.equal(election.meta.get('comment'), '#1: a; b');
    assert.equal(election.meta.get('edition'), '1');
  });

  it('is read without its header', async () => {
    const { election, warnings } = await changed((parts) => parts.meta.shift());
    assert.deepEqual(warnings, ['missing-header 1']);
    assert.equal(election.meta.get('country'), 'Denmark');
  });

  it('is not believed about how many there are', async () => {
    const wrong = await changed((parts) => {
      parts.meta[6] = 'num_projects;4';
      parts.meta[7] = 'num_votes;2';
    });
    assert.deepEqual(wrong.warnings, ['project-count 8', 'vote-count 9']);
    const missing = await changed((parts) => parts.meta.splice(6, 2));
    assert.deepEqual(missing.warnings, ['missing-key 1', 'missing-key 1']);
  });
});

describe('PROJECTS', () => {
  it('keeps ids as text, and the first of two with one id', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.meta[6] = 'num_projects;4';
      parts.projects.push('7;1;0;;;', '007;5;0;Another;;', ';5;0;;;', 'a,b;5;0;;;');
    });
    assert.deepEqual(warnings, ['duplicate-project 21', 'bad-id 22', 'bad-id 23']);
    assert.deepEqual(election.projects.map(({ id }) => id), ['1', '12', '007', '7']); // prettier-ignore
    assert.equal(election.projects[2]?.name, 'Værksted');
  });

  it('may have rows that are too short or too long', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.projects[1] = '1;50000;2;Køkken';
      parts.projects[3] = '007;0;2;A;b;c;d';
      parts.projects.push('8', '9;5;0;a;b;c;;;');
      parts.meta[6] = 'num_projects;4';
    });
    assert.deepEqual(warnings, ['short-row 16', 'long-row 19', 'short-row 20']);
    assert.deepEqual(election.projects[0]?.extra, { target: '' });
    assert.deepEqual(election.projects.map(({ id }) => id), ['1', '12', '007', '9']); // prettier-ignore
  });
});

describe('VOTES', () => {
  it('keeps what a ballot says, with a word about what is odd', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[7] = 'num_votes;7';
      parts.projects[0] = 'project_id;cost;claim;name;category;target';
      parts.votes.push(' a ;1;20', 'd;1,12,1;', 'e;7,1;', ';1;', 'f; 1 , 12 ;');
    });
    assert.deepEqual(warnings, [
      'duplicate-voter 25',
      'project-twice 26',
      'unknown-project 27',
      'no-voter-id 28',
      'vote-count 9',
    ]);
    assert.deepEqual(ballots(votes.slice(3)), [
      ['a', '1'],
      ['d', '1,12,1'],
      ['e', '7,1'],
      ['', '1'],
      ['f', '1,12'],
    ]);
  });

  it('tells 007 from 7 among voters, and finds 7 again', async () => {
    const { warnings } = await changed((parts) => {
      parts.votes = ['voter_id;vote;x', '7;1;', '007;1,007;', '7.0;12,007;', '7;;'];
    });
    assert.deepEqual(warnings, ['duplicate-voter 25', 'vote-count 9']);
  });

  it('drops an empty item', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.votes[1] = 'a;1,,007,;34';
    });
    assert.deepEqual(warnings, ['empty-item 22']);
    assert.deepEqual(votes[0]?.items, ['1', '007']);
  });

  it('reads points exactly, and leaves out a ballot whose points do not match', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[9] = 'vote_type;cumulative';
      parts.projects = ['project_id;cost;score', '1;5;6', '12;5;1', '007;5;0'];
      parts.votes = [
        'voter_id;points;vote',
        'a;5,1;1,12',
        'b;;',
        'c;1;1',
        'd;1,2;1',
        'e;x;1',
        'f;1,,2;1,,12',
      ];
    });
    assert.deepEqual(warnings, ['bad-points 24', 'bad-points 25', 'bad-points 26']);
    assert.deepEqual(votes.map(({ points }) => points), [['5', '1'], [], ['1']]); // prettier-ignore
    const decimals = await changed((parts) => {
      parts.meta[9] = 'vote_type;scoring';
      parts.projects = ['project_id;cost;score', '1;5;999', '12;5;4', '007;5;1'];
      parts.votes = ['voter_id;vote;points', 'a;1,12;0.50,3', 'b;1;1e0', 'c;;'];
    });
    assert.deepEqual(decimals.warnings, ['claimed-score 17', 'claimed-score 18']);
    assert.deepEqual(decimals.votes[0]?.points, ['0.5', '3']);
  });

  it('counts the score of rankings too, by what places are worth', async () => {
    const claims = async (scores: string[], ...meta: string[]) => {
      const { warnings } = await changed((parts) => {
        parts.meta[9] = 'vote_type;ordinal';
        parts.meta.push(...meta);
        parts.projects = ['project_id;cost;score', ...scores];
        parts.votes = ['voter_id;vote', 'a;1,12,007', 'b;12', 'c;12,1,12'];
      });
      return warnings.map((warning) => warning.split(' ')[0]);
    };
    const twice = 'project-twice';
    assert.deepEqual(await claims(['1;5;5', '12;5;4', '007;5;1']), [twice]);
    assert.deepEqual(await claims(['1;5;4', '12;5;4', '007;5;0']), [twice, 'claimed-score', 'claimed-score']); // prettier-ignore
    assert.deepEqual(await claims(['1;5;5', '12;5;6', '007;5;1'], 'scoring_fn;max'), [twice]);
    assert.deepEqual(await claims(['1;5;9', '12;5;9', '007;5;9'], 'scoring_fn;dowdall'), [twice]);
    const strange = await claims(['1;5;5', '12;5;4', '007;5;1'], 'scoring_fn;plurality');
    assert.deepEqual(strange, ['unknown-scoring', twice]);
  });

  it('counts for itself', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.votes[1] = 'a;1;34';
    });
    assert.deepEqual(warnings, ['claimed-votes 19']);
    assert.match(
      election.warnings[0]?.message ?? '',
      /claims votes 2 for project "007".* give it 1/,
    );
  });

  it('may have a row for each project of a voter (Winterthur)', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[7] = 'num_votes;4';
      parts.votes = ['voter_id;project_id;score', 'a;1;3', 'a;007;2', 'b;007;5', 'c;1;1', 'a;12;1'];
    });
    assert.deepEqual(warnings, ['one-row-per-project 21', 'duplicate-voter 26']);
    assert.deepEqual(ballots(votes), [['a', '1,007'], ['b', '007'], ['c', '1'], ['a', '12']]); // prettier-ignore
    assert.deepEqual([votes[0]?.extra, votes[0]?.line], [{ score: '3,2' }, 22]);
    const scored = await changed((parts) => {
      parts.meta[9] = 'vote_type;scoring';
      parts.votes = ['voter_id;project_id;score', 'a;1;3', 'a;007;2', 'b;1;5', 'b;007;5', 'c;12;1'];
    });
    assert.deepEqual(scored.votes.map(({ points }) => points?.join()), ['3,2', '5,5', '1']); // prettier-ignore
  });

  it('leaves out a last row that is too short, and not one before', async () => {
    const cut = await readAll(file(sample()).replace('c;1,007,12;71\n', 'c;1,007'));
    assert.deepEqual(cut.warnings.slice(0, 2), ['no-final-newline 24', 'short-row 24']);
    assert.ok(cut.warnings.includes('vote-count 9'));
    assert.equal(cut.votes.length, 2);
    const short = await changed((parts) => (parts.votes[1] = 'a;1,007'));
    assert.deepEqual(short.warnings, ['short-row 22']);
    assert.deepEqual(short.votes[0], { voterId: 'a', items: ['1', '007'], extra: { age: '' }, line: 22 }); // prettier-ignore
    const alone = await changed((parts) => (parts.votes[2] = 'b'));
    assert.deepEqual(alone.warnings, ['short-row 23', 'vote-count 9']);
  });

  it('are read once', async () => {
    const election = await readPabulib(stream([file(sample())]));
    election.votes();
    assert.throws(() => election.votes(), /once/);
  });
});

describe('the text', () => {
  it('that is not UTF-8 is read with a word about it', async () => {
    const bytes = Uint8Array.from(Buffer.from(file(sample()).replace('Værksted', 'V\xE6rksted'), 'latin1')); // prettier-ignore
    const { election, warnings } = await readAll(bytes);
    assert.equal(warnings[0], 'not-utf-8 3');
    assert.equal(election.projects[2]?.name, 'V\uFFFDrksted');
  });

  it('that ends within a letter has lost it', async () => {
    const bytes = encoder.encode(`${file(sample())}Æ`);
    const { warnings } = await readAll(bytes.subarray(0, -1));
    assert.deepEqual(warnings, ['not-utf-8 25', 'no-final-newline 25', 'short-row 25']);
  });

  it('is quoted without its byte order mark', async () => {
    await refused('\uFEFFhello\n', 'missing-section', 1, /is "hello"/);
  });

  it('of another encoding or kind is an error', async () => {
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${file(sample())}`, 'utf16le'));
    await assert.rejects(readAll(utf16), PabulibError);
    await assert.rejects(readAll(new Uint8Array(3_000_000)), PabulibError);
  });

  it('never puts control characters into a message', async () => {
    await assert.rejects(readAll('\u001b[31mred\u0007\n'), (error: Error) => {
      assert.ok(!/\p{Cc}/u.test(error.message));
      return true;
    });
  });
});

describe('strict', () => {
  it('throws the first warning, wherever it is found', async () => {
    const faults: [RegExp, string, string, number][] = [
      [/^META/, 'meta', 'section-name', 1],
      [/num_projects;3/, 'num_projects;5', 'project-count', 8],
      [/c;1,007,12/, 'a;1,007,12', 'duplicate-voter', 24],
      [/num_votes;3/, 'num_votes;5', 'vote-count', 9],
    ];
    for (const [find, replacement, code, line] of faults) {
      const text = file(sample()).replace(find, replacement);
      await assert.rejects(readAll(text, { strict: true }), (error) => {
        assert.ok(error instanceof PabulibError);
        assert.deepEqual([error.code, error.line], [code, line]);
        return true;
      });
    }
  });
});
