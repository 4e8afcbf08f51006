/** How each story is looked at. */
export interface View {
  readonly name: string;
  readonly language: 'da' | 'ar';
  /** Of the window, in CSS pixels. */
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly forcedColours?: boolean;
  /** Of the page's text, in percent. */
  readonly text?: number;
}

const WIDTHS = [320, 768, 1280] as const;

/** In the order in which they are taken: a story is played once a language. */
export const VIEWS: readonly View[] = [
  ...(['light', 'dark'] as const).flatMap((theme) =>
    WIDTHS.map((width): View => ({ name: `${theme}-${width}`, language: 'da', width, theme })),
  ),
  { name: 'forced-320', language: 'da', width: 320, theme: 'light', forcedColours: true },
  { name: 'text-200-360', language: 'da', width: 360, theme: 'light', text: 200 },
  ...WIDTHS.map((width): View => ({ name: `ar-${width}`, language: 'ar', width, theme: 'light' })),
  { name: 'ar-dark-320', language: 'ar', width: 320, theme: 'dark' },
];
