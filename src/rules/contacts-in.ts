/** A piece of a text; with `href` where it is a way to reach somebody. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

/**
 * An address, or eight digits and more: fewer are an amount as often as a telephone. As long as
 * addresses are (RFC 5321, 4.5.3.1), or a long text would be looked through from each of its letters.
 */
const CONTACT =
  /([\p{L}\d._+-]{1,64}@[\p{L}\d.-]{1,255}\.\p{L}{2,63}|\+?\d(?:[ -]?\d){7,13}(?![\d]|[.,]\d))/u;
/** What has as many digits and is no telephone: days, and years from and to. */
const YEAR = /^\d{4}-/;

/** @returns a text in pieces, its e-mail addresses and telephone numbers with links */
export function contactsIn(text: string): Piece[] {
  const pieces = text.split(CONTACT);
  return pieces.map((piece, at): Piece => {
    if (at % 2 === 0) return { text: piece };
    if (piece.includes('@')) return { text: piece, href: `mailto:${piece}` };
    // The end of an amount or of a word is no telephone either.
    if (YEAR.test(piece) || /[\p{L}\d.,/-]$/u.test(pieces[at - 1] ?? '')) return { text: piece };
    return { text: piece, href: `tel:${piece.replace(/[ -]/g, '')}` };
  });
}
