import { pickText } from '../../protocol/pick-text.ts';
import { picturesOf } from '../picture-address.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { originOf, type Ctx, type Services } from './context.ts';
import { siteOf } from './dress.ts';
import type { Shared } from './page.ts';

/** What those who show links to others can show. */
const RASTER = /\.(png|jpe?g|webp)$/i;
const RASTER_TYPE = /^image\/(png|jpeg|webp)$/;
/** In characters: others cut what is longer, in the middle of a word. */
const LONGEST = 200;

/** @returns what others show of the page of a definition, where somebody shares its address */
export async function sharedOf(
  c: Ctx,
  services: Services,
  { resource, definition }: Stored,
  language: string,
): Promise<Shared> {
  const plain = (text: Parameters<typeof pickText>[0]) =>
    pickText(text, language, definition.language).value;
  const origin = originOf(c, services);
  return {
    title: plain(definition.title),
    description: definition.intro === undefined ? undefined : shortened(plain(definition.intro)),
    url: `${origin}/${resource}/${definition.id}`,
    image: await rasterOf(c, services, { resource, definition } as Stored),
  };
}

/** @returns the first picture that is no drawing, else the town's logo, else one that we draw; a whole address */
export async function rasterOf(
  c: Ctx,
  services: Services,
  { resource, definition }: Stored,
): Promise<string> {
  const origin = originOf(c, services);
  const own = picturesOf(definition).find(({ picture }) => isRaster(picture.url)); // prettier-ignore
  const at = own && URL.parse(own.picture.url, `${origin}/api/${resource}/${definition.id}`)?.href;
  if (at) return at;
  const site = await siteOf(services);
  const version = site === undefined ? '' : `?v=${site.version}`;
  const drawn = RASTER_TYPE.test(site?.logoType ?? '') ? 'logo' : 'share.png';
  return `${origin}/samskab/${drawn}${version}`;
}

/** Those who show links to others take no drawings. */
export function isRaster(url: string | undefined): url is string {
  return url !== undefined && RASTER.test(url.replace(/[?#].*$/, ''));
}

/** @returns whole words of the beginning of a text */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
