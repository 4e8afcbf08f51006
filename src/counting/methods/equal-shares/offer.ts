/** A project that its supporters can pay. */
export interface Offer {
  readonly project: number;
  /** The price of a unit of utility, and how far the exact one can be from it. */
  readonly price: number;
  readonly error: number;
  /** Who gives all they have, where floating point could not tell. */
  readonly capped: ReadonlySet<number> | undefined;
}
