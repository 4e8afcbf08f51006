import * as v from 'valibot';

// The messages of a schema say what is wrong with a field, and follow its name: who reads them is
// whoever writes a definition.

/** A check across keys: each list named must not hold the same `id` twice. */
export function uniqueIds<T extends object>(...keys: (keyof T & string)[]) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const key of keys) {
      const list = (dataset.value[key] ?? []) as unknown as { id: string }[];
      const seen = new Set<string>();
      list.forEach(({ id }, index) => {
        if (seen.has(id)) {
          addIssue({
            message: `"${id}" stands twice`,
            path: [step(dataset.value, key), step(list, index), step(list[index], 'id')],
          });
        }
        seen.add(id);
      });
    }
  });
}

/** A check across keys: where both are given, the first is at most the second. */
export function atMost<T extends object>(low: keyof T & string, high: keyof T & string) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const [a, b] = [dataset.value[low], dataset.value[high]] as (string | number | undefined)[];
    if (a !== undefined && b !== undefined && amount(a) > amount(b)) {
      addIssue({
        message: `must not be ${typeof a === 'string' ? 'later' : 'more'} than \`${high}\``,
        path: [step(dataset.value, low)],
      });
    }
  });
}

/** A check across keys: before the vote nobody can know what lots will be drawn. */
export function lotsToCome<T extends { counting?: { ties?: unknown } }>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { counting } = dataset.value;
    const ties = counting?.ties;
    if (typeof ties !== 'object' || ties === null || !('lot' in ties)) return;
    if (Object.keys(ties.lot as object).every((key) => key === 'source')) return;
    addIssue({
      message: 'must have nothing but its `source`: what is drawn comes when the vote has closed',
      path: [step(dataset.value, 'counting'), step(counting, 'ties'), step(ties, 'lot')],
    });
  });
}

/** A time counts by when it is, whatever its offset. */
function amount(value: string | number): number {
  return typeof value === 'string' ? Date.parse(value) : value;
}

function step(input: unknown, key: string | number): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: undefined };
}
