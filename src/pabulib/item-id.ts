/**
 * Writes an item's id as a file can hold it: as it is, wherever a reader gives it back unchanged.
 * A comma would cut it in two and blanks at its ends would be lost, so those are percent-encoded.
 * An id that already looks like one that was encoded is encoded too, so that no two ids become one.
 */
export function pabulibId(id: string): string {
  return mustBeEncoded(id) ? encoded(id) : id;
}

/** @returns the item's id that `pabulibId` wrote; of an id that it would write as it is, that id */
export function itemId(written: string): string {
  const id = decoded(written);
  // `%25` alone is not what `%` is written as, nor `%2c` what a comma is: both are plain ids.
  return id !== written && encoded(id) === written && mustBeEncoded(id) ? id : written;
}

function mustBeEncoded(id: string): boolean {
  return id.includes(',') || id.trim() !== id || itemId(id) !== id;
}

function encoded(id: string): string {
  return id.replace(/[%,]|^\s+|\s+$/g, encodeURIComponent);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
