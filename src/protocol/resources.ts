import type * as v from 'valibot';
import { BallotDefinitionSchema } from './ballots.ts';
import { BudgetDefinitionSchema } from './budgets.ts';
import { EventDefinitionSchema, SignupSubmissionSchema } from './events.ts';
import { IdeaSubmissionSchema, IdeasDefinitionSchema } from './ideas.ts';
import { SelectionsSubmissionSchema } from './selections.ts';

/**
 * Everything that has an endpoint: the word in its URL, what a GET brings and what a POST takes.
 * For the server, the OpenAPI document and tools; a widget imports its own schema alone.
 */
export const RESOURCES = {
  ideas: { type: 'ideas', definition: IdeasDefinitionSchema, submission: IdeaSubmissionSchema },
  budgets: {
    type: 'budget',
    definition: BudgetDefinitionSchema,
    submission: SelectionsSubmissionSchema,
  },
  ballots: {
    type: 'ballot',
    definition: BallotDefinitionSchema,
    submission: SelectionsSubmissionSchema,
  },
  events: { type: 'event', definition: EventDefinitionSchema, submission: SignupSubmissionSchema },
} as const;

export type ResourceName = keyof typeof RESOURCES;
type Resource<N extends ResourceName> = (typeof RESOURCES)[N];
export type DefinitionOf<N extends ResourceName> = v.InferOutput<Resource<N>['definition']>;
export type SubmissionOf<N extends ResourceName> = v.InferOutput<Resource<N>['submission']>;
export type Definition = DefinitionOf<ResourceName>;

/** The resource of each type of definition. */
export type NameOf = { readonly [N in ResourceName as Resource<N>['type']]: N };

/** Those that are voted on: what is sent to them is selections. */
export type VotedName = {
  [N in ResourceName]: SubmissionOf<N> extends SubmissionOf<'ballots'> ? N : never;
}[ResourceName];

/** What a definition is answered with. */
export type SubmissionTo<D extends Definition> = SubmissionOf<NameOf[D['type']]>;
