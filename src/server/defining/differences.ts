import { canonical } from '../secrets/canonical.ts';

/** A place where two definitions differ. */
export interface Difference {
  /** Such as `fields.ret.options.b.label`. */
  readonly path: string;
  /** The path with `*` in place of each id: `fields.*.options.*.label`. */
  readonly place: string;
  readonly was: unknown;
  readonly is: unknown;
}

type Group = Readonly<Record<string, unknown>>;
type Listed = Group & { readonly id: string };

/**
 * @param isWhole whether what stands in a place is told of as a whole, such as a text
 * @returns where two definitions differ, as deep as can be told. What came or went stands by its id
 * alone; a list stands by itself where what was in it has another order.
 */
export function differences(
  before: object,
  after: object,
  isWhole: (place: string) => boolean,
): Difference[] {
  const between = (one: Difference): Difference[] => {
    const { place, was, is } = one;
    if (canonical({ of: was }) === canonical({ of: is })) return [];
    if (isWhole(place)) return [one];
    const inner = isList(was) && isList(is) ? inLists(one, was, is) : inGroups(one);
    // Where a group came or went that holds nothing, that itself is the difference.
    return inner.length > 0 ? inner : [one];
  };
  const inGroups = ({ path, place, was = {}, is = {} }: Difference): Difference[] => {
    if (!isGroup(was) || !isGroup(is)) return [];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return names.flatMap((name) =>
      between({ path: under(path, name), place: under(place, name), was: was[name], is: is[name] }),
    );
  };
  const inLists = (
    list: Difference,
    was: readonly Listed[],
    is: readonly Listed[],
  ): Difference[] => {
    const [then, now] = [byId(was), byId(is)];
    const stayed = (ids: Iterable<string>) => [...ids].filter((id) => then.has(id) && now.has(id));
    const isMoved = canonical(stayed(then.keys())) !== canonical(stayed(now.keys()));
    const inner = [...new Set([...then.keys(), ...now.keys()])].flatMap((id) => {
      const one = {
        path: under(list.path, id),
        place: under(list.place, '*'),
        was: then.get(id),
        is: now.get(id),
      };
      return one.was && one.is ? between(one) : [one];
    });
    return isMoved ? [list, ...inner] : inner;
  };
  return inGroups({ path: '', place: '', was: before, is: after });
}

function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list that is not there holds nothing; one without ids is told of as a whole. */
function isList(value: unknown): value is readonly Listed[] {
  return (
    Array.isArray(value) && value.every((one) => isGroup(one) && typeof one['id'] === 'string')
  );
}

function byId(list: readonly Listed[]): Map<string, Listed> {
  return new Map(list.map((one) => [one.id, one]));
}
