/**
 * Where editors paste, and which form survives there: `docs/embedding.md` says the same, which a test
 * looks at. What each editor's filter leaves is measured in `test/cms`.
 */

/** How a widget is written: see `docs/embedding.md`. `plain` is a link that stays one. */
export type Form = 'tag' | 'div' | 'link' | 'iframe' | 'plain';

export interface Cms {
  readonly id: string;
  /** Its own name; what has none is named by `word`. */
  readonly name?: string;
  readonly word?: 'fieldCms' | 'otherCms' | 'plainHtml' | 'frameCms' | 'linkOnly';
  readonly form: Form;
  /** Whether lines for the head of a page, such as those that ask for files early, can be put there. */
  readonly hasHead?: true;
  /** Whether a frame may survive there, so that one can be chosen in place of its form. */
  readonly takesFrame?: true;
}

/** @returns whether a place has no template for a script: then nothing of it is to be asked for */
export function isScriptless({ form }: Cms): boolean {
  return form === 'iframe' || form === 'plain';
}

export const CMSS: readonly Cms[] = [
  { id: 'wordpress', name: 'WordPress', form: 'div', takesFrame: true },
  // The usual text format takes a div out.
  { id: 'drupal', name: 'Drupal', form: 'link' },
  { id: 'typo3', name: 'TYPO3', form: 'div' },
  { id: 'umbraco', name: 'Umbraco', form: 'div' },
  { id: 'field', word: 'fieldCms', form: 'link' },
  { id: 'sitecore', name: 'Sitecore', form: 'link', takesFrame: true },
  { id: 'other', word: 'otherCms', form: 'link', takesFrame: true },
  { id: 'html', word: 'plainHtml', form: 'tag', hasHead: true, takesFrame: true },
  { id: 'frame', word: 'frameCms', form: 'iframe' },
  { id: 'only-link', word: 'linkOnly', form: 'plain' },
];
