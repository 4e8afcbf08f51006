/**
 * A town's colour, as it can be read: links and buttons have its hue, and on light and on dark
 * ground as much of it as leaves a contrast of 4.5:1 (WCAG 2.2, 1.4.3).
 */

/** What text stands on: `--samskab-soft` in `ui/parts/styles.ts`, which leaves less than the page itself. */
const LIGHT_GROUND = '#f1f4f8';
const DARK_GROUND = '#22262e';
const ENOUGH = 4.5;
/** What is lightened for the dark anyway is not left at the edge of what can be read. */
const WELL_ENOUGH = 7;

/** Colours as `#rrggbb`. */
export interface Accents {
  /** As the town gave it, for what is no text. */
  readonly given: string;
  /** For text on light ground, and for what has white text on it. */
  readonly light: string;
  /** For text on dark ground, and for what has dark text on it. */
  readonly dark: string;
}

/** @param accent `#rgb` or `#rrggbb` */
export function accentsOf(accent: string): Accents {
  const given = long(accent.toLowerCase());
  return {
    given,
    light: readable(given, LIGHT_GROUND, '#000000', ENOUGH),
    dark: readable(given, DARK_GROUND, '#ffffff', WELL_ENOUGH),
  };
}

/** @returns what is told of a colour when it is put; nothing where it can be read as it is */
export function accentLine({ given, light, dark }: Accents): string | undefined {
  if (light === given && dark === given) return undefined;
  return `accent ${given}: so that they can be read, links and buttons are ${light} on light ground and ${dark} on dark`;
}

/** @returns the contrast of two colours, from 1 to 21 */
export function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** @returns a colour with as little of another in it as can be read on a ground */
function readable(colour: string, ground: string, towards: string, aim: number): string {
  if (contrast(colour, ground) >= ENOUGH) return colour;
  for (let part = 0; part < 100; part++) {
    const mixed = mix(colour, towards, part / 100);
    if (contrast(mixed, ground) >= aim) return mixed;
  }
  return towards;
}

function mix(one: string, two: string, part: number): string {
  const other = channels(two);
  const mixed = channels(one).map((value, index) =>
    Math.round(value + ((other[index] ?? 0) - value) * part),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @returns red, green and blue, from 0 to 255 each */
function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function long(colour: string): string {
  return colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
}
