/** The part of the address that no server sees and no log keeps. */
const TOKEN = /[#&]samskab-receipt=([\w-]+)/;

/** @returns the secret of a receipt's link, where the page was opened by one */
export function receiptToken(): string | undefined {
  return TOKEN.exec(location.hash)?.[1];
}
