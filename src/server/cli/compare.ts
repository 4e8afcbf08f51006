import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { compareInSteps } from '../../counting/comparing/compare.ts';
import { usualCountings, usualRules } from '../../counting/comparing/usual.ts';
import { profileOfPabulib } from '../../counting/profile/from-pabulib.ts';
import { RULE_NAMES } from '../../counting/rules/rules.ts';
import type { RuleName } from '../../counting/rules/rule.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { readPabulib } from '../../pabulib/reading/read.ts';
import { CURRENCY } from '../../protocol/grammar.ts';
import { decimals } from '../../rules/currency.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { command, type Arguments, type Options } from './command.ts';
import { compareReport } from './compare-report.ts';
import { compareTable } from './compare-table.ts';
import { named, tellOddities } from './pabulib-file.ts';

const compareOptions = {
  rules: {
    type: 'string',
    value: 'R,R',
    says: `which ones, in that order (all that go with the ballots unless given):
${RULE_NAMES.join(', ')}`,
  },
  seats: {
    type: 'string',
    value: 'N',
    says: 'how many are chosen by rules that spend no money (1 unless given)',
  },
  'count-invalid': { type: 'boolean', says: 'counts those ballots too that the file forbids' },
  json: { type: 'boolean', says: 'prints everything as one JSON object' },
} as const satisfies Options;

type CompareArguments = Arguments<typeof compareOptions, readonly ['FILE.pb']>;

export const compare = command({
  name: 'compare',
  summary: 'counts an election by several rules, side by side',
  usage: ['FILE.pb [options]'],
  about: `Counts an election in Pabulib's format by several rules, and says who gains and who loses: voters
who get nothing they want; how many of what a voter wants is chosen, on average; who has more of it
than by the first rule, and who has less; where the money goes; and groups that are left with less
than their part of the money would have paid for (EJR+ up to any project,
https://arxiv.org/abs/2302.01989). What a rule cannot do with these ballots it refuses by name.
  samskab compare Poland_Swiecie_2023.pb --rules greedy,equal-shares
Nothing is published by it. Decide by which rule a vote is counted before it opens, not after.`,
  options: compareOptions,
  positionals: ['FILE.pb'],
  async run(args) {
    const [file] = args.positionals;
    await named(file, compareFile(file, args));
  },
});

async function compareFile(file: string, { values }: CompareArguments): Promise<void> {
  const rules = rulesIn(values.rules);
  const seats = seatsIn(values.seats);
  const election = await readPabulib(createReadStream(file), {
    strict: false,
    forbidden: values['count-invalid'] === true ? 'count' : 'leave-out',
  });
  const options = { places: decimalsIn(election) };
  const profile = await about('compare: ', () => profileOfPabulib(election, options));
  const countings = (rules ?? usualRules(profile)).flatMap((rule) =>
    usualCountings(rule, profile, seats),
  );
  const steps = compareInSteps(profile, countings);
  let step = steps.next();
  while (!step.done) step = steps.next();
  tellOddities(file, election.warnings);
  const report = compareReport(basename(file), { election, profile, standings: step.value });
  console.log(values.json === true ? JSON.stringify(report, null, 2) : compareTable(report));
}

/** @throws Mistake that names the rule that is none */
function rulesIn(text: string | undefined): RuleName[] | undefined {
  return text?.split(',').map((written) => {
    const found = RULE_NAMES.find((name) => name === written.trim());
    if (found) return found;
    throw new Mistake(`compare: --rules takes ${RULE_NAMES.join(', ')}, not "${written.trim()}"`);
  });
}

function seatsIn(text = '1'): number {
  const seats = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (seats > 0) return seats;
  throw new Mistake(`compare: --seats is a whole number from 1 on, not "${text}"`);
}

/** As `count` does where a step has to fit the money. */
function decimalsIn({ meta }: PabulibElection): number {
  const currency = meta.get('currency')?.trim().toUpperCase() ?? '';
  return CURRENCY.test(currency) ? decimals(currency) : 0;
}
