/** A JSON Schema, draft 2020-12, with the few keywords that ours use. */
export interface JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
  readonly minItems?: number;
  readonly items?: JsonSchema;
}

const KNOWN = new Set(
  '$schema title description $defs $ref type anyOf pattern required minProperties properties propertyNames additionalProperties minItems items'.split(
    ' ',
  ),
);

/**
 * @param root where references lead
 * @param at where the value stands, for the answer
 * @returns what does not fit
 * @throws at a keyword that is not known here: it would be taken for one that is kept
 */
export function misfits(value: unknown, root: JsonSchema, schema = root, at = '#'): string[] {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown) throw new Error(`Unknown keyword: ${unknown}`);
  const check = (value: unknown, schema: JsonSchema, at: string) =>
    misfits(value, root, schema, at);

  const found: string[] = [];
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (!target) throw new Error(`Nothing at ${schema.$ref}`);
    found.push(...check(value, target, at));
  }
  const { type, anyOf } = schema;
  if (type && typeOf(value) !== type) found.push(`${at} is no ${type}`);
  if (anyOf?.every((one) => check(value, one, at).length > 0)) found.push(`${at} is none of these`);
  if (typeof value === 'string') {
    const { pattern } = schema;
    if (pattern && !new RegExp(pattern, 'u').test(value)) found.push(`${at} is no ${pattern}`);
  } else if (Array.isArray(value)) {
    const { items, minItems = 0 } = schema;
    if (value.length < minItems) found.push(`${at} has too few`);
    if (items) found.push(...value.flatMap((item, index) => check(item, items, `${at}/${index}`)));
  } else if (typeof value === 'object' && value !== null) {
    found.push(...objectMisfits(value as Record<string, unknown>, schema, at, check));
  }
  return found;
}

function objectMisfits(
  object: Readonly<Record<string, unknown>>,
  schema: JsonSchema,
  at: string,
  check: (value: unknown, schema: JsonSchema, at: string) => string[],
): string[] {
  const { required = [], minProperties = 0, properties = {}, propertyNames } = schema;
  const { additionalProperties = {} } = schema;
  const missing = required.filter((key) => !Object.hasOwn(object, key));
  return [
    ...missing.map((key) => `${at} has no ${key}`),
    ...(Object.keys(object).length < minProperties ? [`${at} has too few`] : []),
    ...Object.entries(object).flatMap(([key, value]) => {
      const own = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      return [
        ...(propertyNames ? check(key, propertyNames, `${at}/${key}`) : []),
        ...(own ? check(value, own, `${at}/${key}`) : [`${at} must not have ${key}`]),
      ];
    }),
  ];
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
