import { accentLine, accentsOf } from '../server/http/accent.ts';

/** How a page looks, as the controls of the theming page set it; what is undefined stays ours. */
export interface Looks {
  /** `#rgb` or `#rrggbb`. */
  readonly accent?: string | undefined;
  /** Of corners, in px. */
  readonly radius?: number | undefined;
  /** Of the page's text, in px: the room around things is measured by it. */
  readonly textSize?: number | undefined;
  /** The family, as CSS has it. */
  readonly font?: string | undefined;
}

/** From the tightest: everything in a widget is measured in its page's text, never smaller than 16 px. */
export const DENSITIES = { compact: 16, usual: 18, roomy: 21 } as const;

export const FONTS = {
  'system-ui': 'system-ui, sans-serif',
  Georgia: 'Georgia, serif',
  Verdana: 'Verdana, Geneva, sans-serif',
  'Trebuchet MS': "'Trebuchet MS', sans-serif",
  monospace: 'ui-monospace, monospace',
} as const;

/**
 * @param where what it holds for, in place of the page
 * @returns the CSS to paste; of an accent, as much as can be read in light and in dark. The text on
 * it is left to the widgets, which choose black or white
 */
export function cssOf({ accent, radius, textSize, font }: Looks, where?: string): string {
  const ours = [
    ...(accent ? [`--samskab-accent: ${bothOf(accent)}`] : []),
    ...(radius === undefined ? [] : [`--samskab-radius: ${radius}px`]),
  ];
  // Of the page, and not of its root: what others measure in `rem` stays as it is.
  const text = [
    ...(font ? [`font-family: ${font}`] : []),
    ...(textSize === undefined ? [] : [`font-size: ${percent(textSize)}`]),
  ];
  const css = [...block(where ?? ':root', ours), ...block(where ?? 'body', text)];
  return css.join('\n') || '/* Nothing is set: the widgets look as they are. */';
}

function block(selector: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${selector} {`, ...lines.map((line) => `  ${line};`), '}'] : [];
}

/** @returns what there is to say of an accent that could not be read as it is */
export function toldOf({ accent }: Looks): string | undefined {
  const line = accent && accentLine(accentsOf(accent));
  return line ? `${line}.` : undefined;
}

function bothOf(accent: string): string {
  const { light, dark } = accentsOf(accent);
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

/** Of what the reader has chosen in the browser, which is 16 px unless they did. */
function percent(textSize: number): string {
  return `${(textSize / 16) * 100}%`;
}
