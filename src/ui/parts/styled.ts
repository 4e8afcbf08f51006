import { noChange, type CSSResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Gives a root styles beside those that it has. */
export function addStyles(root: Node, ...styles: readonly CSSResult[]): void {
  const { adoptedStyleSheets: there } = root as ShadowRoot;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const missing = sheets.filter((sheet) => !there?.includes(sheet));
  if (there && missing.length > 0) (root as ShadowRoot).adoptedStyleSheets = [...there, ...missing];
}

/** Brings styles along with what needs them, so that nobody fetches those of what they do not see. */
class Styled extends Directive {
  #done = false;

  render(..._styles: CSSResult[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, styles: CSSResult[]): unknown {
    // Only then it stands in the root; nothing is painted before.
    if (!this.#done) queueMicrotask(() => addStyles(element.getRootNode(), ...styles));
    this.#done = true;
    return noChange;
  }
}

/** On an element: `<ol ${styled(css`…`)}></ol>`. */
export const styled = directive(Styled);
