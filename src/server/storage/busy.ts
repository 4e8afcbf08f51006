import { Mistake } from '../mistake.ts';

/** Somebody else has been writing for as long as one waits. Nothing was done; later it may be. */
export class Busy extends Mistake {
  override readonly name = 'Busy';

  constructor(options?: ErrorOptions) {
    super('another process is writing to the database; try again in a moment', options);
  }
}

/** How long a writer waits for others before it is refused, in milliseconds. */
export const PATIENCE = 2000;
