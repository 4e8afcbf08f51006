import type { Refusal, Standing } from '../../counting/comparing/compare.ts';
import { decimalText } from '../../counting/explaining/amounts.ts';
import { costOf } from '../../counting/chosen.ts';
import type { Profile } from '../../counting/profile/profile.ts';
import type { PabulibElection, PabulibProject } from '../../pabulib/election.ts';
import type { Counting } from '../../protocol/counting.ts';

/** Several rules side by side. Amounts are decimal text in currency units. */
export interface CompareReport {
  readonly file: string;
  readonly currency: string | undefined;
  /** `0` where there is no money. */
  readonly budget: string;
  readonly ballots: number;
  readonly rules: readonly ComparedRule[];
  readonly refused: readonly { readonly counting: Counting; readonly because: string }[];
  readonly projects: readonly ComparedProject[];
}

export interface ComparedRule {
  readonly counting: Counting;
  /** Ids, in the order in which they were chosen. */
  readonly selected: readonly string[];
  readonly spent: string;
  /** Voters of whose wishes none was chosen, and how many of a voter's were, on average. */
  readonly nothing: number;
  readonly average: number;
  /** Voters who have more of what they want than by the first rule, and less. */
  readonly gained: number;
  readonly lost: number;
  /** What violates EJR+ up to any project: the project, and how many voters can say so. */
  readonly unheard: readonly { readonly id: string; readonly voters: number }[];
  /** What was spent for each area and category that the projects name. */
  readonly areas: readonly Spread[];
  readonly categories: readonly Spread[];
}

export interface Spread {
  readonly name: string;
  readonly projects: number;
  readonly selected: number;
  readonly spent: string;
}

export interface ComparedProject {
  readonly id: string;
  readonly name: string;
  readonly cost: string;
  readonly votes: number;
}

export function compareReport(
  file: string,
  input: {
    readonly election: PabulibElection;
    readonly profile: Profile;
    readonly standings: readonly (Standing | Refusal)[];
  },
): CompareReport {
  const { election, profile, standings } = input;
  const counted = standings.filter((one) => 'outcome' in one);
  const votes = counted[0]?.outcome.support.votes;
  return {
    file,
    currency: election.meta.get('currency'),
    budget: decimalText(profile.budget, profile.unit),
    ballots: profile.ballots,
    rules: counted.map((standing) => ruleIn(standing, election)),
    refused: standings.flatMap((one) =>
      'refused' in one ? [{ counting: one.counting, because: one.refused }] : [],
    ),
    projects: election.projects.map(({ id, name }, index) => ({
      id,
      name,
      cost: decimalText(profile.projects[index]?.cost ?? 0n, profile.unit),
      votes: votes?.[index] ?? 0,
    })),
  };
}

function ruleIn(standing: Standing, { projects }: PabulibElection): ComparedRule {
  const { counting, outcome, nothing, average, gained, lost, unheard } = standing;
  const id = (index: number) => projects[index]?.id ?? '';
  return {
    counting,
    selected: outcome.selected.map(id),
    spent: decimalText(outcome.spent, outcome.profile.unit),
    nothing,
    average,
    gained,
    lost,
    unheard: unheard.map(({ project, voters }) => ({ id: id(project), voters })),
    areas: spreadOver(standing, projects, ({ district }) => district),
    categories: spreadOver(standing, projects, ({ category }) => category),
  };
}

function spreadOver(
  { outcome: { selected, profile } }: Standing,
  projects: readonly PabulibProject[],
  nameOf: (project: PabulibProject) => string | undefined,
): Spread[] {
  const chosen = new Set(selected);
  const groups = Map.groupBy(projects.keys(), (index) => nameOf(projects[index] as PabulibProject));
  return [...groups].flatMap(([name, all]) => {
    if (name === undefined || name === '') return [];
    const taken = all.filter((index) => chosen.has(index));
    const spent = decimalText(costOf(profile, taken), profile.unit);
    return [{ name, projects: all.length, selected: taken.length, spent }];
  });
}
