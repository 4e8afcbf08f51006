/**
 * The part of Valibot that our schemas use, for the builds that a page loads: a tenth of what
 * travels to a phone would otherwise be the words of errors that nobody there reads. Same schemas,
 * same verdict, same output; `test/embed/lite.test.ts` holds it against Valibot itself.
 */

interface Issue {
  readonly message: string;
  /** The keys that lead to it. */
  readonly path: readonly (string | number)[];
}

/** Collects what is wrong, and where. */
type Report = (message: string, path?: readonly (string | number)[]) => void;

/** Reads a value: returns what it makes of it, and reports what is wrong. */
interface Schema {
  readonly read: (value: unknown, report: Report) => unknown;
  readonly entries?: Record<string, Schema>;
  readonly optional?: boolean;
}

/** A check in a pipe: it looks, and changes nothing. */
type Action = (value: never, report: Report) => void;

function schema(accepts: (value: never) => boolean, message = 'Not of this type'): Schema {
  return {
    read(value, report) {
      if (!accepts(value as never)) report(message);
      return value;
    },
  };
}

function action<T>(accepts: (value: T) => boolean, message = 'Out of bounds'): Action {
  return (value, report) => accepts(value) || report(message);
}

export const string = () => schema((value) => typeof value === 'string');
export const number = () => schema((value) => typeof value === 'number' && !Number.isNaN(value));
export const boolean = () => schema((value) => typeof value === 'boolean');
export const unknown = () => schema(() => true);
export const literal = (expected: unknown) => schema((value) => value === expected);
export const picklist = (options: readonly unknown[]) =>
  schema((value) => options.includes(value));

export const exactOptional = (wrapped: Schema): Schema => ({ ...wrapped, optional: true });

export const array = (item: Schema): Schema => ({
  read(value, report) {
    if (!Array.isArray(value)) return report('Expected a list');
    return value.map((one, index) => item.read(one, under(report, index)));
  },
});

export const object = (entries: Record<string, Schema>, loose = false): Schema => ({
  entries,
  read(value, report) {
    if (!value || typeof value !== 'object') return report('Expected an object');
    const input = value as Record<string, unknown>;
    const output: Record<string, unknown> = loose ? { ...input } : {};
    for (const [key, entry] of Object.entries(entries)) {
      if (key in input) output[key] = entry.read(input[key], under(report, key));
      else if (!entry.optional) report('Missing', [key]);
    }
    return output;
  },
});

export const looseObject = (entries: Record<string, Schema>) => object(entries, true);

export const record = (key: Schema, item: Schema): Schema => ({
  read(value, report) {
    if (!value || typeof value !== 'object') return report('Expected an object');
    const output: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(value)) {
      if (['__proto__', 'prototype', 'constructor'].includes(name)) continue;
      key.read(name, under(report, name));
      output[name] = item.read(one, under(report, name));
    }
    return output;
  },
});

/** The first option that fits. */
export const union = (options: readonly Schema[], message = 'Fits no option'): Schema => ({
  read(value, report) {
    for (const option of options) {
      const result = safeParse(option, value);
      if (result.success) return result.output;
    }
    report(message);
    return value;
  },
});

/** The option whose literals fit; what is wrong is told in its terms. */
export const variant = (key: string, options: readonly Schema[]): Schema => ({
  read(value, report) {
    const fitting = options.find((option) => {
      const tag = (value as Record<string, unknown> | null | undefined)?.[key];
      return option.entries?.[key] && safeParse(option.entries[key], tag).success;
    });
    return fitting ? fitting.read(value, report) : report(`Unknown "${key}"`);
  },
});

export const pipe = (first: Schema, ...actions: readonly Action[]): Schema => ({
  ...first,
  read(value, report) {
    let typed = true;
    const output = first.read(value, (...issue) => {
      typed = false;
      report(...issue);
    });
    if (typed) for (const look of actions) look(output as never, report);
    return output;
  },
});

export const check = <T>(accepts: (value: T) => boolean, message?: string) =>
  action(accepts, message);
export const regex = (pattern: RegExp, message?: string) =>
  action((value: string) => pattern.test(value), message);
export const minLength = (least: number) =>
  action((value: { length: number }) => value.length >= least);
export const maxLength = (most: number) =>
  action((value: { length: number }) => value.length <= most);
export const minValue = (least: number) => action((value: number) => value >= least);
export const gtValue = (bound: number) => action((value: number) => value > bound);
export const finite = () => action((value: number) => Number.isFinite(value));
export const safeInteger = (message?: string) =>
  action((value: number) => Number.isSafeInteger(value), message);
export const isoDate = () => regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/);
export const isoTimestamp = (message?: string) =>
  regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/,
    message,
  );

interface RawIssue {
  readonly message: string;
  readonly path: readonly { readonly key: string | number }[];
}

/** A check across keys, in Valibot's own form. */
export const rawCheck =
  (look: (context: { dataset: object; addIssue: (issue: RawIssue) => void }) => void): Action =>
  (value, report) =>
    look({
      dataset: { typed: true, value },
      addIssue: ({ message, path }) =>
        report(
          message,
          path.map(({ key }) => key),
        ),
    });

export function safeParse(from: Schema, value: unknown) {
  const issues: Issue[] = [];
  const output = from.read(value, (message, path = []) => issues.push({ message, path }));
  return { success: issues.length === 0, output, issues };
}

export const getDotPath = ({ path }: Issue): string | null => path.join('.') || null;

function under(report: Report, key: string | number): Report {
  return (message, path = []) => report(message, [key, ...path]);
}
