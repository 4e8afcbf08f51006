import type { Picture } from '../protocol/items.ts';
import { policyOrigin } from '../protocol/policy-origin.ts';
import type { Definition } from '../protocol/resources.ts';

/** How the name of a stored picture ends, and what it is sent as. */
export const PICTURE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
} as const;
export type PictureKind = keyof typeof PICTURE_TYPES;

/** What names a stored picture: the SHA-256 of its bytes, and what it is. */
export interface PictureName {
  /** In hexadecimal digits. */
  readonly hash: string;
  readonly kind: PictureKind;
}

/** From an endpoint, so that it holds under whichever path a proxy has put the server. */
const FROM_ENDPOINT = '../../';
const FILE = /^([0-9a-f]{64})\.(png|jpg|webp|svg)$/;
const PREFIX = `${FROM_ENDPOINT}pictures/`;

/** @returns where a stored picture is, as a definition says it: relative to the endpoint */
export function pictureAddress({ hash, kind }: PictureName): string {
  return `${PREFIX}${hash}.${kind}`;
}

/** @returns what an address in a definition names; undefined where it is none of a stored picture */
export function pictureAt(url: string): PictureName | undefined {
  return url.startsWith(PREFIX) ? pictureNamed(url.slice(PREFIX.length)) : undefined;
}

/** @param file the last part of its path: `{hash}.{kind}` */
export function pictureNamed(file: string): PictureName | undefined {
  const [, hash, kind] = FILE.exec(file) ?? [];
  return hash === undefined ? undefined : { hash, kind: kind as PictureKind };
}

/** @returns a link of a definition as it is said one step below its endpoint, such as of `…/results` */
export function fromDeeper(link: string): string {
  return isElsewhere(link) || link.startsWith('/') ? link : `../${link}`;
}

/** Whether it lies on another server. */
export function isElsewhere(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** @returns the server of a picture elsewhere; undefined where no page's policy can name it */
export function pictureServer(url: string): string | undefined {
  return isElsewhere(url) ? policyOrigin(URL.parse(url)) : undefined;
}

/** A picture, and where in its definition it stands. */
export interface PlacedPicture {
  readonly at: readonly (string | number)[];
  readonly picture: Picture;
}

/** @returns all pictures of a definition */
export function picturesOf(definition: Definition): PlacedPicture[] {
  const placed: PlacedPicture[] = [];
  withPictures(definition, (picture, at) => {
    placed.push({ picture, at });
    return picture;
  });
  return placed;
}

type Change = (picture: Picture, at: readonly (string | number)[]) => Picture;

/** @returns the definition with each of its pictures changed */
export function withPictures<D extends Definition>(definition: D, change: Change): D {
  const pictured = <T extends { readonly picture?: Picture }>(
    one: T,
    at: readonly (string | number)[],
  ): T => (one.picture ? { ...one, picture: change(one.picture, [...at, 'picture']) } : one);
  if (definition.type === 'event') {
    return { ...definition, dates: definition.dates.map((one, index) => pictured(one, ['dates', index])) }; // prettier-ignore
  }
  if (definition.type === 'ideas') {
    const { persona } = definition;
    return persona ? { ...definition, persona: pictured(persona, ['persona']) } : definition;
  }
  const items: readonly { readonly picture?: Picture }[] = definition.items;
  return { ...definition, items: items.map((one, index) => pictured(one, ['items', index])) };
}
