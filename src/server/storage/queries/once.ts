import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db } from '../tables.ts';

type Value = string | number | readonly string[];

/** Stands in a query for a value that is not known yet. */
class Place {
  readonly argument: number;
  readonly index: number | undefined;

  constructor(argument: number, index?: number) {
    this.argument = argument;
    this.index = index;
  }
}

/**
 * Builds a query once, for what is asked many times a second: to build one takes longer than to
 * answer it. The builder must not look at its values, as it is given what stands for them.
 * @returns asks it with other values each time
 */
export function once<A extends readonly Value[], R>(
  build: (db: Db, ...values: A) => Compilable<R>,
): (db: Db, ...values: A) => Promise<QueryResult<R>> {
  // By the adapter, which is another where the words of SQL are.
  const built = new WeakMap<object, Map<string, CompiledQuery<R>>>();
  return (db, ...values) => {
    const { adapter } = db.getExecutor();
    const ofEngine = built.get(adapter) ?? new Map<string, CompiledQuery<R>>();
    built.set(adapter, ofEngine);
    const shape = values.map((value) => (Array.isArray(value) ? value.length : '')).join();
    let query = ofEngine.get(shape);
    if (!query) {
      query = build(db, ...(values.map(placeOf) as unknown as A)).compile();
      ofEngine.set(shape, query);
    }
    const parameters = query.parameters.map((parameter) => valueAt(parameter, values));
    return db.executeQuery({ ...query, parameters });
  };
}

function placeOf(value: Value, argument: number): Place | Place[] {
  if (!Array.isArray(value)) return new Place(argument);
  return value.map((_, index) => new Place(argument, index));
}

function valueAt(parameter: unknown, values: readonly Value[]): unknown {
  if (!(parameter instanceof Place)) return parameter;
  const value = values[parameter.argument];
  return parameter.index === undefined ? value : (value as readonly string[])[parameter.index];
}
