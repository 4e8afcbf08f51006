import { BallotDefinitionSchema, type BallotDefinition } from './ballots.ts';
import { BudgetDefinitionSchema, type BudgetDefinition } from './budgets.ts';
import { EventDefinitionSchema, SignupSubmissionSchema, type EventDefinition } from './events.ts';
import { IdeaSubmissionSchema, IdeasDefinitionSchema, type IdeasDefinition } from './ideas.ts';
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
export type Definition = IdeasDefinition | BudgetDefinition | BallotDefinition | EventDefinition;
