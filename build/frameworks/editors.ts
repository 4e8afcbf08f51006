import type { Widget } from './manifest.ts';

/** The values that a type names, such as those of `'on' | 'off'`; none where it names others too. */
function valuesOf(type: string | undefined): string[] {
  const parts = (type ?? '').split(' | ').filter((part) => part !== 'undefined');
  return parts.every((part) => /^'.*'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : [];
}

const isFlag = (type: string | undefined) => type === 'boolean';

/** @returns what VS Code shows of tags and attributes: `html.customData` */
export function vsCodeHtml(widgets: readonly Widget[]): object {
  return {
    version: 1.1,
    tags: widgets.map(({ tagName, description, attributes }) => ({
      name: tagName,
      description,
      attributes: attributes.map(({ name, description: said, type }) => ({
        name,
        description: said,
        ...(isFlag(type?.text) ? { valueSet: 'v' } : {}),
        ...(valuesOf(type?.text).length > 0
          ? { values: valuesOf(type?.text).map((value) => ({ name: value })) }
          : {}),
      })),
    })),
  };
}

/** @returns what VS Code shows of custom properties: `css.customData` */
export function vsCodeCss(widgets: readonly Widget[]): object {
  const all = widgets.flatMap(({ cssProperties }) => cssProperties);
  const byName = new Map(all.toReversed().map((one) => [one.name, one]));
  return {
    version: 1.1,
    properties: Array.from(byName.values(), ({ name, description, default: usual }) => ({
      name,
      description: usual ? `${description} (${usual})` : description,
    })),
  };
}

/** @returns what JetBrains' editors show: `web-types` in package.json leads there */
export function webTypes(widgets: readonly Widget[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name: 'samskab',
    version,
    'description-markup': 'markdown',
    'js-types-syntax': 'typescript',
    contributions: {
      html: {
        elements: widgets.map((widget) => ({
          name: widget.tagName,
          description: widget.description,
          attributes: widget.attributes.map(({ name, description, type, default: usual }) => ({
            name,
            description,
            value: { type: type?.text ?? 'string', ...(isFlag(type?.text) ? { kind: 'no-value' } : {}) }, // prettier-ignore
            ...(usual ? { default: usual } : {}),
          })),
          slots: widget.slots.map(({ name, description }) => ({ name, description })),
          js: {
            properties: widget.members.map(({ name, description, type }) => ({
              name,
              description,
              type: type?.text,
            })),
            events: widget.events.map(({ name, description, type }) => ({
              name,
              description,
              type: type.text,
            })),
          },
          css: {
            parts: widget.cssParts.map(({ name, description }) => ({ name, description })),
            properties: widget.cssProperties.map(({ name, description, default: usual }) => ({
              name,
              description,
              ...(usual ? { default: usual } : {}),
            })),
          },
        })),
      },
    },
  };
}
