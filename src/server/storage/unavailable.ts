/**
 * The database cannot do now what it could before, such as on a disk that is full: it is nobody's
 * mistake, and may work later. Nothing is known to be stored. `cause` is what it says itself.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
