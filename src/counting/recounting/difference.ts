/** Something published that does not come out again. */
export interface Difference {
  /**
   * What it is, from the outside in, as a results document has it; an item by its id:
   * `['items', 'library', 'votes']`.
   */
  readonly path: readonly (string | number)[];
  /** Undefined where nothing of the kind was published. */
  readonly published?: unknown;
  /** What comes out of the ballots; undefined where nothing of the kind does. */
  readonly counted?: unknown;
}

/**
 * @returns every part in which two documents differ, as deep down as it can be told; what has an
 * `id` goes by that, and its order is told apart
 */
export function differencesBetween(
  published: unknown,
  counted: unknown,
  path: Difference['path'] = [],
): Difference[] {
  if (published === counted) return [];
  if (Array.isArray(published) && Array.isArray(counted)) {
    return hasIds(published) && hasIds(counted)
      ? ofItems(published, counted, path)
      : ofList(published, counted, path);
  }
  if (!isObject(published) || !isObject(counted)) return [{ path, published, counted }];
  const keys = new Set([...Object.keys(published), ...Object.keys(counted)]);
  return [...keys].flatMap((key) =>
    differencesBetween(published[key], counted[key], [...path, key]),
  );
}

/** Of two lists with another length, each of what only one has is a difference too. */
function ofList(
  published: readonly unknown[],
  counted: readonly unknown[],
  path: Difference['path'],
): Difference[] {
  const longest = published.length > counted.length ? published : counted;
  return longest.flatMap((_, index) =>
    differencesBetween(published[index], counted[index], [...path, index]),
  );
}

interface WithId {
  readonly id: string;
}

function ofItems(
  published: readonly WithId[],
  counted: readonly WithId[],
  path: Difference['path'],
): Difference[] {
  const byId = new Map(counted.map((item) => [item.id, item]));
  const ids = published.map(({ id }) => id);
  const known = new Set(ids);
  const other = counted.map(({ id }) => id);
  const missing = counted.filter(({ id }) => !known.has(id));
  const isAnotherOrder = missing.length === 0 && ids.some((id, index) => id !== other[index]);
  return [
    ...published.flatMap((item) => differencesBetween(item, byId.get(item.id), [...path, item.id])),
    ...missing.map((item) => ({ path: [...path, item.id], counted: item })),
    ...(isAnotherOrder ? [{ path, published: ids, counted: other }] : []),
  ];
}

function hasIds(list: readonly unknown[]): list is readonly WithId[] {
  return list.length > 0 && list.every((one) => isObject(one) && typeof one['id'] === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns such as `items.library.votes` */
export function nameOfPath(path: Difference['path']): string {
  return path.join('.');
}
