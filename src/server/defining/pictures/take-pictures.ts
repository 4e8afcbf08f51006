import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Definition } from '../../../protocol/resources.ts';
import type { Picture } from '../../../protocol/items.ts';
import { Mistake } from '../../mistake.ts';
import { isElsewhere, pictureAddress, pictureAt, pictureServer, withPictures } from '../../picture-address.ts'; // prettier-ignore
import { placeWords } from '../place-words.ts';
import { bytesOfFile } from './picture-file.ts';
import { LARGEST_PICTURE, readPicture, tooHeavy, type ReadPicture } from './read-picture.ts';

export interface Taking {
  /** Where the definition's file lies, and what it names below it; undefined where it is no file. */
  readonly folder: string | undefined;
  /** Whether addresses on other servers stay: who reads the page then asks those too. */
  readonly allowRemote: boolean;
}

/** A definition whose pictures are named by where they are stored, and those to be stored. */
export interface Taken<D extends Definition> {
  readonly definition: D;
  readonly pictures: readonly ReadPicture[];
}

/** So many faults are told at once. */
const MOST_TOLD = 6;

/**
 * Reads the pictures that a definition names, which lie beside its file. The size of each is taken
 * from it, where the definition does not say it.
 * @throws Mistake that says of each, up to six, what is the matter with it and what to do
 */
export function takePictures<D extends Definition>(definition: D, taking: Taking): Taken<D> {
  const faults: string[] = foreignPapers(definition);
  const read = new Map<string, ReadPicture>();
  const taken = withPictures(definition, (picture, at) => {
    try {
      return take(picture, taking, read);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      faults.push(placeWords([...at, 'url'], `is "${picture.url}", which ${error.message}`));
      return picture;
    }
  });
  if (faults.length === 0) return { definition: taken, pictures: [...read.values()] };
  const more = faults.length - MOST_TOLD;
  const told = faults.slice(0, MOST_TOLD).join('; ');
  throw new Mistake(more > 0 ? `${told} (and ${more} more)` : told);
}

function take(picture: Picture, taking: Taking, read: Map<string, ReadPicture>): Picture {
  const { url } = picture;
  if (pictureAt(url)) return picture;
  if (isElsewhere(url)) {
    const isSafe = /^https:/i.test(url) && pictureServer(url) !== undefined;
    if (taking.allowRemote && isSafe) return picture;
    throw new Mistake(
      taking.allowRemote
        ? 'must begin with https:// and the name of a server, as in "https://pictures.ellevad.dk/park.jpg"'
        : 'lies on another server, which would learn who reads the page: put the picture beside the file and name that, or say --allow-remote-pictures',
    );
  }
  if (taking.folder === undefined) throw new Mistake('lies beside no file: say in which folder');
  const file = fileIn(taking.folder, url);
  // As whoever stands in the folder of the definition calls it.
  const name = relative(realpathSync(taking.folder), file);
  const known = read.get(file) ?? readPicture(bytesOf(file, name), name);
  read.set(file, known);
  const { width = known.width, height = known.height, ...rest } = picture;
  const size = hasSize(picture) ? { width, height } : { width: known.width, height: known.height };
  return { ...rest, url: pictureAddress(known), ...size };
}

/**
 * A file may be called anything, and an address holds no blank.
 * @param json a definition as it stands in a file
 * @returns the same with `%20` for each blank in the addresses of pictures
 */
export function withoutBlanks(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutBlanks);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === 'picture' && typeof value?.url === 'string'
        ? { ...value, url: value.url.replaceAll(' ', '%20') }
        : withoutBlanks(value),
    ]),
  );
}

/** One side alone says nothing of the other. */
function hasSize({ width, height }: Picture): boolean {
  return width !== undefined && height !== undefined;
}

/** @throws Mistake where there is no such file in the folder, wherever links lead */
function fileIn(folder: string, url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  const named = resolve(folder, `.${sep}${decoded(path)}`);
  const root = realpathSync(folder);
  if (path.startsWith('/') || !isWithin(resolve(folder), named)) throw outside();
  let file: string;
  try {
    file = realpathSync(named);
  } catch {
    throw new Mistake(`is not there (${named}): put it there, or mind capitals in its name`);
  }
  if (!isWithin(root, file)) throw outside();
  return file;
}

function outside(): Mistake {
  return new Mistake('does not lie beside the file: copy it into its folder, or one below');
}

function isWithin(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A blank in a name is %20 in an address; a name with a per cent sign stays. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function bytesOf(file: string, name: string): Uint8Array {
  try {
    return bytesOfFile(file, LARGEST_PICTURE, (size) => tooHeavy(size, name));
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Mistake(code === 'EACCES' ? 'may not be read' : `cannot be read: ${String(error)}`);
  }
}

/** Only pictures are stored here: a paper lies where everybody can have it already. */
function foreignPapers(definition: Definition): string[] {
  if (definition.type !== 'ballot' && definition.type !== 'budget') return [];
  const items: readonly { readonly documents?: readonly { url: string }[] }[] = definition.items;
  return items.flatMap(({ documents = [] }, item) =>
    documents.flatMap(({ url }, index) =>
      isElsewhere(url) || url.startsWith('/')
        ? []
        : [
            placeWords(
              ['items', item, 'documents', index, 'url'],
              `is "${url}": only pictures are taken from beside the file, so put it on the town's site, and give the web address that it has there`,
            ),
          ],
    ),
  );
}
