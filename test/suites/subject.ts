import type { Widget } from './page.ts';

export interface Subject {
  readonly tag: string;
  readonly definition: object;
  /** Fills in what is needed, as a person with a mouse does; ends before the review. */
  readonly fill: (widget: Widget) => Promise<void>;
  /** The same with keys alone, from wherever the focus is; ends on the last page. */
  readonly fillByKeys: (widget: Widget) => Promise<void>;
  /** What is sent then, without language. */
  readonly submission: object;
  /** Words of the definition, and of the widget itself, in English, Danish and Arabic. */
  readonly words: { readonly en: string; readonly da: string; readonly ar: string };
  /** A module that puts the widget with an inline definition on a strict page. */
  readonly strictModule: URL;
}
