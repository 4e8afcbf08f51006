import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { toDefinition } from '../../src/pabulib/defining/definition.ts';
import { PabulibError } from '../../src/pabulib/warnings.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import type { PabulibVote } from '../../src/pabulib/election.ts';
import { toSelections } from '../../src/pabulib/defining/selections.ts';
import { BallotDefinitionSchema } from '../../src/protocol/ballots.ts';
import { SelectionsSubmissionSchema } from '../../src/protocol/selections.ts';
import { ballotRules } from '../../src/rules/ballot.ts';

/** Real elections may not be copied here, so a folder with them is named where there is one. */
const folder = process.env['PABULIB_DIR'];
const skip = folder ? false : 'left out: PABULIB_DIR does not name a folder with Pabulib files';

interface Expected {
  readonly projects: number;
  readonly votes: number;
  /** `code line`, each looked up in the file itself. */
  readonly warnings?: readonly string[];
  readonly method: string;
  /** What making a definition warns of. */
  readonly left?: readonly string[];
  /** Ballots that its own definition does not allow. */
  readonly refused?: number;
}

const files: Record<string, Expected> = {
  France_Toulouse_2019: { projects: 30, votes: 1494, method: 'cumulative' },
  France_Toulouse_2024: {
    projects: 183,
    votes: 7260,
    method: 'approval',
    left: ['unknown-language 1'],
  },
  Netherlands_Amsterdam_604: {
    projects: 24,
    votes: 2324,
    // Line 1927 names four projects twice; the claims count them twice.
    warnings: [
      ...Array<string>(4).fill('project-twice 1927'),
      ...['26', '34', '43', '44'].map((line) => `claimed-votes ${line}`),
    ],
    method: 'approval',
    left: ['limit-without-rule 23'],
    refused: 1,
  },
  Netherlands_Assen_2024: { projects: 14, votes: 84, method: 'approval' },
  Poland_Czestochowa_2020_Bleszno: { projects: 17, votes: 462, method: 'cumulative' },
  Poland_Gdynia_2020_Grabowek__large: {
    projects: 7,
    votes: 1511,
    warnings: ['sentinel-cost 31'],
    method: 'approval',
  },
  Poland_Krakow_2020_Wzgorza_Krzeslawickie: { projects: 34, votes: 1677, method: 'ordinal' },
  Poland_Lodz_2022: { projects: 160, votes: 90_494, method: 'approval' },
  Poland_Swiecie_2023: {
    projects: 22,
    votes: 2553,
    method: 'approval',
    left: ['unknown-language 1'],
  },
  Switzerland_Winterthur_KK25: {
    projects: 121,
    votes: 36,
    warnings: [
      'section-name 1',
      'section-name 14',
      'stray-quote 117',
      'section-name 138',
      'project-count 7',
      'one-row-per-project 139',
      'unknown-section 492',
      'unknown-section 503',
      'no-final-newline 581',
      'vote-count 8',
    ],
    method: 'approval',
    left: ['unknown-language 1', 'unknown-currency 1'],
    // P5, P10, P17, P18, P20, P24 and P30 name more than max_length says.
    refused: 7,
  },
  Switzerland_Zurich_D10: { projects: 24, votes: 180, method: 'cumulative' },
  Switzerland_Zurich_S5R: { projects: 24, votes: 180, method: 'ordinal' },
  'poland_zabrze_2020_centrum-poludnie': {
    projects: 15,
    votes: 2157,
    method: 'approval',
    left: ['unknown-currency 1'],
  },
};

function path(name: string): string {
  return join(folder ?? '', `${name}.pb`);
}

async function readReal(name: string, strict = false) {
  const election = await readPabulib(createReadStream(path(name)), { strict, forbidden: 'mark' });
  const votes: PabulibVote[] = [];
  for await (const vote of election.votes()) votes.push(vote);
  return { election, votes };
}

const told = ({ code, line }: { code: string; line: number }) => `${code} ${line}`;

for (const [name, expected] of Object.entries(files)) {
  describe(name, { skip }, () => {
    it('is read, with the warnings that it deserves', async () => {
      const { election, votes } = await readReal(name);
      assert.equal(election.projects.length, expected.projects);
      assert.equal(votes.length, expected.votes);
      assert.deepEqual(election.warnings.map(told), expected.warnings ?? []);
    });

    it('is refused when reading is strict, if there is anything to warn of', async () => {
      const [first] = expected.warnings ?? [];
      if (first === undefined) return void (await readReal(name, true));
      await assert.rejects(readReal(name, true), (error) => {
        assert.ok(error instanceof PabulibError);
        assert.equal(`${error.code} ${error.line}`, first);
        return true;
      });
    });

    it('becomes a definition that the protocol fits, and forbids the same of its ballots', async () => {
      const { election, votes } = await readReal(name);
      const { definition, warnings } = toDefinition(election, { file: path(name) });
      assert.deepEqual(warnings.map(told), expected.left ?? []);
      assert.equal(definition.method, expected.method);
      assert.equal(definition.origin?.file, `${name}.pb`);
      const ballot = v.parse(BallotDefinitionSchema, definition);
      let refused = 0;
      for (const vote of votes) {
        const selections = toSelections(vote, election.voteType);
        assert.ok(v.is(SelectionsSubmissionSchema, { selections }), `line ${vote.line}`);
        const [problem] = ballotRules.problems({ selections }, ballot);
        // A project twice is no limit of META's: it counts once.
        const code = problem?.code === 'duplicate' ? undefined : problem?.code;
        assert.equal(vote.forbidden, code, `line ${vote.line}`);
        if (problem) refused++;
      }
      assert.equal(refused, expected.refused ?? 0);
    });

    it('has what another reader found in it', async () => {
      if (name === 'Switzerland_Winterthur_KK25') return; // no other reader reads it
      const reference = join(folder ?? '', 'reference', `${name}.json`);
      const { voters, projects, budget, voteType } = JSON.parse(readFileSync(reference, 'utf8'));
      const { election, votes } = await readReal(name);
      assert.deepEqual(
        [votes.length, election.projects.length, election.budget, election.voteType],
        [voters, projects, budget, voteType],
      );
    });
  });
}

describe('what is odd in real files', { skip }, () => {
  it('Częstochowa: a quote within a name is part of it', async () => {
    const { election } = await readReal('Poland_Czestochowa_2020_Bleszno');
    const name = 'Konkurs " NA NAJŁADNIEJSZĄ ARANŻACJĘ OGRODU PRZYDOMOWEGO W DZIELNICY BŁESZNO „ III edycja'; // prettier-ignore
    assert.equal(election.projects.at(-1)?.name, name);
  });

  it('Winterthur: quotes around a part of a name are part of it', async () => {
    const { election, votes } = await readReal('Switzerland_Winterthur_KK25');
    const named = (id: string) => election.projects.find((project) => project.id === id)?.name;
    assert.equal(named('KK_25_091'), '"Silvesterabend" - eine Tragikomödie');
    assert.equal(named('KK_25_018'), 'The Car Rots (das Auto verrottet) - Wortspiel mit "Carrots" (Rüebli)'); // prettier-ignore
    assert.deepEqual(votes[2]?.items, [133, 26, 46, 49, 59, 89, 99].map((number) => `KK_25_${String(number).padStart(3, '0')}`)); // prettier-ignore
    assert.equal(votes[2]?.extra['score'], '1,1,1,6,1,1,9');
  });

  it('Kraków: doubled quotes are one; a project may have no votes', async () => {
    const { election, votes } = await readReal('Poland_Krakow_2020_Wzgorza_Krzeslawickie');
    const named = election.projects.find(({ id }) => id === '13');
    assert.equal(named?.name, '"Piękny umysł" - zajęcia z angielskiego i obsługi komputera');
    assert.deepEqual(votes[0]?.items, ['14', '15', '32']);
    assert.equal(votes[0]?.extra['voting_method'], 'internet');
    assert.ok(election.projects.some(({ claimedVotes }) => claimedVotes === '0'));
  });

  it('Toulouse: costs with a needless decimal, points beside the ballot', async () => {
    const approval = await readReal('France_Toulouse_2024');
    assert.equal(approval.election.projects[0]?.cost, '100000');
    const cumulative = await readReal('France_Toulouse_2019');
    assert.deepEqual(cumulative.votes[0]?.points, ['2', '2', '2', '1']);
  });

  it('Zabrze: a project that costs nothing, a language that is a word, a currency of its country', async () => {
    const { election } = await readReal('poland_zabrze_2020_centrum-poludnie');
    assert.equal(election.projects.find(({ id }) => id === 'P0079')?.cost, '0');
    const { definition } = toDefinition(election, { file: 'x.pb' });
    assert.deepEqual([definition.language, definition.currency], ['pl', 'PLN']);
    assert.equal(definition.id, 'zabrze-2020-centrum-poludnie');
  });

  it('Amsterdam: approval that can be a budget', async () => {
    const { election } = await readReal('Netherlands_Amsterdam_604');
    const { definition } = toDefinition(election, { file: 'x.pb', as: 'budget' });
    assert.deepEqual([definition.type, definition.budget], ['budget', 30_000_000]);
  });
});
