/** Projects that were equal by the rule, and what came of it. Projects are indices in the profile. */
export interface ToldTie {
  /**
   * `decided`: another order would have chosen another set. `changed-nothing`: no other order of
   * these would have. `not-known`: it would have taken too long to find out.
   */
  readonly kind: 'decided' | 'changed-nothing' | 'not-known';
  /** How many had been chosen before; absent where they were equal at another share that was tried. */
  readonly before: number | undefined;
  /** In the order that the tie rule gave them. */
  readonly items: readonly number[];
  /** Of what was decided: one of the other outcomes. */
  readonly instead?: Instead;
}

/** What another order would have chosen. */
export interface Instead {
  /** For each project its place in an order that gives it; the lower goes first. */
  readonly ranks: Int32Array;
  /** In no order that means anything. */
  readonly selected: readonly number[];
}
