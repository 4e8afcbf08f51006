/**
 * What a browser sent of a form, in its order. `URLSearchParams` looks through all of it for each name
 * that it is asked for: of ten thousand fields, that is a hundred million looks a form.
 */
export class Fields {
  readonly #entries: readonly (readonly [name: string, value: string])[];
  readonly #byName = new Map<string, string[]>();
  #byGroup: Map<string, string[]> | undefined;

  /** @param written as `application/x-www-form-urlencoded` has it */
  constructor(written = '') {
    this.#entries = [...new URLSearchParams(written)];
    for (const [name, value] of this.#entries) {
      const values = this.#byName.get(name);
      if (values) values.push(value);
      else this.#byName.set(name, [value]);
    }
  }

  /** @returns the first value under a name; undefined where there is none */
  get(name: string): string | undefined {
    return this.#byName.get(name)?.[0];
  }

  getAll(name: string): readonly string[] {
    return this.#byName.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Each once. */
  get names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** @returns the names of a group, such as `people.0`: they begin with it, and a full stop */
  namesIn(group: string): readonly string[] {
    this.#byGroup ??= byGroup(this.names);
    return this.#byGroup.get(group) ?? [];
  }

  [Symbol.iterator](): Iterator<readonly [name: string, value: string]> {
    return this.#entries[Symbol.iterator]();
  }
}

/** @returns the same as if a browser had sent it */
export function fieldsOf(entries: Iterable<readonly [name: string, value: string]>): Fields {
  return new Fields(new URLSearchParams([...entries].map(([name, value]) => [name, value])).toString()); // prettier-ignore
}

/** A group is one word, or two: of each of two hundred people something may be asked. */
function byGroup(names: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const add = (group: string, name: string) => {
    const known = groups.get(group);
    if (known) known.push(name);
    else groups.set(group, [name]);
  };
  for (const name of names) {
    const first = name.indexOf('.');
    if (first < 0) continue;
    add(name.slice(0, first), name);
    const second = name.indexOf('.', first + 1);
    if (second >= 0) add(name.slice(0, second), name);
  }
  return groups;
}
