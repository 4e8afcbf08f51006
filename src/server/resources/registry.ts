import type { ResourceName } from '../../protocol/resources.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { ballots } from './ballots.ts';
import { budgets } from './budgets.ts';
import { events } from './events.ts';
import { ideas } from './ideas.ts';
import type { Resource } from './resource.ts';

/** Everything that can be taken part in, in the order in which it is told of. */
const REGISTRY: { readonly [N in ResourceName]: Resource<N> } = {
  ideas,
  budgets,
  ballots,
  events,
};

export const resources: readonly Resource[] = Object.values(REGISTRY);

/** Those that are voted on, by their names. */
export const votedResources: readonly Resource[] = resources
  .filter(({ voting }) => voting !== undefined)
  .sort((one, two) => (one.name < two.name ? -1 : 1));

/** What an id without a resource names, where something voted on is asked for. */
export const usuallyVoted: Resource = ballots;

export function resourceOf({ resource }: Pick<Stored, 'resource'>): Resource {
  return REGISTRY[resource];
}

/** @returns the resource with this word in its URL, if there is one */
export function resourceNamed(name: string): Resource | undefined {
  return resources.find((resource) => resource.name === name);
}

export function isVoted(stored: Stored): stored is Voted {
  return resourceOf(stored).voting !== undefined;
}
