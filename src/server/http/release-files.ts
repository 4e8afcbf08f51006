import type { MiddlewareHandler } from 'hono';
import type { ServedReleases } from '../releases/served-releases.ts';
import { isVersion } from '../releases/version-order.ts';
import type { Env } from './context.ts';
import { Packed, sendPacked } from './packed.ts';
import { Recent } from './recent.ts';

/** So much of what was asked for lately is at hand, in bytes before compression: some two releases. */
const AT_HAND = 20_000_000;

/** Of so many names it is at hand in which release they are found. */
const NAMES_AT_HAND = 2000;

/** A name that changes with its content, such as `core-BX3kq0aZ.js`. */
export const HASHED = /-(?=[\w-]*[A-Z0-9_])[\w-]{8}\.\w+$/;

/** What the loader puts behind a name that stays: of the core that the page runs, the hash. */
const CORE = /^\?([\w-]{8})$/;

/** What a file of a build can be called: nothing else is asked of the database or the disk. */
const PATH = /^[\w./-]{1,200}$/;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
};

/**
 * Routes to the files of releases, as `ServedReleases` has them.
 * @param isOwn whether the build of this server has a file at a path such as `/samskab/x.js`
 */
export function releaseFiles(releases: ServedReleases, isOwn: (path: string) => boolean) {
  const recent = new Recent<Packed>(AT_HAND, ({ plain }) => plain.byteLength);

  async function packed(name: string, path: string): Promise<Packed | undefined> {
    if (!PATH.test(path)) return undefined;
    const key = `${name}/${path}`;
    const known = recent.get(key);
    if (known) return known;
    const bytes = await releases.file(name, path);
    if (!bytes) return undefined;
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const made = new Packed(bytes, type);
    recent.set(key, made);
    return made;
  }

  const places = new Recent<string>(NAMES_AT_HAND, () => 1);

  /** @returns a file of the newest release that has what carries its hash in its name */
  async function found(path: string, hashed: string): Promise<Packed | undefined> {
    if (!PATH.test(path)) return undefined;
    const known = places.get(hashed);
    const file = known === undefined ? undefined : await packed(known, path);
    if (file) return file;
    const name = await releases.newestWith(hashed);
    if (name === undefined) return undefined;
    // What a name without a hash stands for, a neighbour may change.
    if (HASHED.test(hashed)) places.set(hashed, name);
    return packed(name, path);
  }

  /** `/samskab/1.2.3/…` */
  const numbered: MiddlewareHandler<Env> = async (c) => {
    const [name = '', path = ''] = [c.req.param('release'), c.req.param('path')];
    const file = isVersion(name) ? await packed(name, path) : undefined;
    return file ? sendPacked(c, file) : c.notFound();
  };

  /** `/samskab/voting-ballot.da.js?BX3kq0aZ`, where this server's core is another. */
  const ofItsCore: MiddlewareHandler<Env> = async (c, next) => {
    const [, hash] = CORE.exec(new URL(c.req.url).search) ?? [];
    if (hash === undefined || isOwn(`/samskab/core-${hash}.js`)) return next();
    const file = await found(c.req.path.slice(1), `samskab/core-${hash}.js`);
    return file ? sendPacked(c, file) : next();
  };

  /** What this server's build has not: a file of another release, by the hash in its name. */
  const ofOthers: MiddlewareHandler<Env> = async (c, next) => {
    const path = c.req.path.slice(1);
    const file = await found(path, path);
    return file ? sendPacked(c, file) : next();
  };

  return { numbered, ofItsCore, ofOthers };
}
