/**
 * Whatever page a widget stands on, it can be read: text on all grounds at 4.5:1, the edge of a
 * field at 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). What is checked is what the style sheets say, ours and
 * those of the themes, so that a changed colour cannot slip through.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { contrast } from '../../src/server/http/accent.ts';

const TEXT = 4.5;
const EDGE = 3;
/** Each pair that stands somewhere, and how far apart it must be. */
const PAIRS = [
  ['text', 'surface', TEXT],
  ['text', 'soft', TEXT],
  ['quiet', 'surface', TEXT],
  ['quiet', 'soft', TEXT],
  ['accent', 'surface', TEXT],
  ['accent', 'soft', TEXT],
  ['on-accent', 'accent', TEXT],
  ['error', 'surface', TEXT],
  ['good', 'surface', TEXT],
  ['line', 'surface', EDGE],
] as const;

/** Where a value stands in `light-dark()`. */
const SCHEMES = { light: 1, dark: 2 } as const;
type Scheme = keyof typeof SCHEMES;

const tokens = declarationsOf('src/ui/parts/styles.ts');
const THEMES = {
  'our own': 'src/ui/parts/styles.ts',
  Designsystemet: 'stories/themes/designsystemet.css',
  'Det Fælles Designsystem': 'docs/themes/det-faelles-designsystem.css',
  'GOV.UK': 'docs/themes/gov-uk.css',
};

for (const [name, file] of Object.entries(THEMES)) {
  describe(name, () => {
    const theme = declarationsOf(file);
    for (const scheme of ['light', 'dark'] as const) {
      test(`can be read in ${scheme}`, () => {
        for (const [front, ground, enough] of PAIRS) {
          const [one, two] = [colourOf(front, theme, scheme), colourOf(ground, theme, scheme)];
          const found = contrast(one, two);
          assert.ok(
            found >= enough,
            `${front} ${one} on ${ground} ${two} is ${found.toFixed(2)}, not ${enough}`,
          );
        }
      });
    }
  });
}

test('every token of Designsystemet that is taken up is one that the sample has', () => {
  const taken = readFileSync('src/ui/parts/styles.ts', 'utf8').match(/--ds-[\w-]+/g) ?? [];
  const sample = declarationsOf(THEMES.Designsystemet);
  assert.deepEqual(
    taken.filter((token) => !token.endsWith('-') && !sample.has(token)),
    [],
  );
  assert.ok(taken.length > 5);
});

test('what a page sets goes before what it has of Designsystemet', () => {
  const theme = new Map([
    ...declarationsOf(THEMES.Designsystemet),
    ['--samskab-accent', '#7a1f3d'] as const,
  ]);
  assert.equal(colourOf('accent', theme, 'light'), '#7a1f3d');
  assert.equal(colourOf('text', theme, 'light'), '#1f2c3d');
});

/** @returns the custom properties of a style sheet; of those set twice, the last: it is for today's browsers */
function declarationsOf(file: string): Map<string, string> {
  const css = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found = css.matchAll(/(--[\w-]+):\s*([^;{}]+);/g);
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, value.trim()]));
}

/** @returns what a browser makes of one of our tokens, as `#rrggbb` */
function colourOf(name: string, theme: ReadonlyMap<string, string>, scheme: Scheme): string {
  const value = valueOf(tokens.get(`--_${name}`) ?? '', theme, scheme);
  // The text on an accent is computed from it.
  if (name === 'on-accent' && !value.startsWith('#')) return blackOrWhite(theme, scheme);
  assert.match(value, /^#(\w{3}|\w{6})$/, name);
  return value.length === 4 ? value.replaceAll(/\w/g, '$&$&') : value;
}

/** Resolves `var()` with its fallback, and `light-dark()`. */
function valueOf(value: string, theme: ReadonlyMap<string, string>, scheme: Scheme): string {
  const [, name = '', fallback = ''] = /^var\(\s*(--[\w-]+),\s*([\s\S]+?)\s*\)$/.exec(value) ?? [];
  if (name) return valueOf(theme.get(name) ?? fallback, theme, scheme);
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  return both?.[SCHEMES[scheme]] ?? value;
}

/** As `styles.ts` says: white where the luminance of the accent is under 0.179. */
function blackOrWhite(theme: ReadonlyMap<string, string>, scheme: Scheme): string {
  const [, threshold = ''] = /\(([\d.]+) - y\)/.exec(tokens.get('--_white') ?? '') ?? [];
  // The contrast with black is (luminance + 0.05) / 0.05.
  const luminance = contrast(colourOf('accent', theme, scheme), '#000000') * 0.05 - 0.05;
  return luminance < Number(threshold) ? '#ffffff' : '#000000';
}
