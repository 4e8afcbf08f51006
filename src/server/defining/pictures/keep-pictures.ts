import type { Definition } from '../../../protocol/resources.ts';
import { Mistake } from '../../mistake.ts';
import { isElsewhere, pictureAt, picturesOf } from '../../picture-address.ts';
import { RESOURCE_OF } from '../../storage/queries/definitions.ts';
import {
  savePictures,
  storedPictures,
  usePictures,
  type StoredPicture,
} from '../../storage/queries/pictures.ts';
import type { Db } from '../../storage/tables.ts';
import { placeWords } from '../place-words.ts';

/**
 * Stores the pictures of a definition that has been stored, and deletes those that nothing shows
 * any more.
 * @param given those that may not be stored yet
 * @throws Mistake that names the place of a picture which is not there
 */
export async function keepPictures(
  db: Db,
  definition: Definition,
  given: readonly StoredPicture[],
): Promise<void> {
  await savePictures(db, given);
  const placed = picturesOf(definition);
  const named = placed.map(({ picture }) => pictureAt(picture.url));
  const hashes = [...new Set(named.flatMap((one) => (one ? [one.hash] : [])))];
  const stored = await storedPictures(db, hashes);
  for (const [index, { picture, at }] of placed.entries()) {
    const name = named[index];
    if (!name && isElsewhere(picture.url)) continue;
    const place = [...at, 'url'];
    if (!name) throw new Mistake(placeWords(place, 'names a file, whose picture was not taken in'));
    if (stored.get(name.hash) === name.kind) continue;
    throw new Mistake(
      placeWords(place, 'names a picture that is not stored here: name a file beside this one'),
    );
  }
  await usePictures(db, { resource: RESOURCE_OF[definition.type], definition_id: definition.id }, hashes); // prettier-ignore
}
