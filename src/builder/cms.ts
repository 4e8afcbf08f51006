/**
 * Where editors paste, and which form survives there: `docs/embedding.md` says the same, which a test
 * looks at. What each editor's filter leaves is measured in `test/cms`.
 */

/** How a widget is written: see `docs/embedding.md`. */
export type Form = 'tag' | 'div' | 'link' | 'iframe';

export interface Cms {
  readonly id: string;
  /** Its own name; what has none is named by `word`. */
  readonly name?: string;
  readonly word?: 'fieldCms' | 'otherCms' | 'plainHtml';
  readonly form: Form;
  /** Whether lines for the head of a page, such as those that ask for files early, can be put there. */
  readonly hasHead?: true;
}

export const CMSS: readonly Cms[] = [
  { id: 'wordpress', name: 'WordPress', form: 'div' },
  // The usual text format takes a div out.
  { id: 'drupal', name: 'Drupal', form: 'link' },
  { id: 'typo3', name: 'TYPO3', form: 'div' },
  { id: 'umbraco', name: 'Umbraco', form: 'div' },
  { id: 'field', word: 'fieldCms', form: 'link' },
  { id: 'sitecore', name: 'Sitecore', form: 'link' },
  { id: 'other', word: 'otherCms', form: 'link' },
  { id: 'html', word: 'plainHtml', form: 'tag', hasHead: true },
];
