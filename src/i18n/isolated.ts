/** A name from the page may be in Latin letters; it must not pull the words around it along. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
