/** Parts of a form, made element by element: a page with a strict policy takes no HTML from a script. */

type Content = Node | string;

export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

let number = 0;

/** @returns a control with its label, and a hint that belongs to it */
export function field(label: string, control: HTMLElement, hint?: string): HTMLDivElement {
  control.id = `builder-${++number}`;
  const rows: Content[] = [made('label', { htmlFor: control.id }, label)];
  if (hint !== undefined) {
    const id = `${control.id}-hint`;
    control.setAttribute('aria-describedby', id);
    rows.push(made('p', { id, className: 'hint' }, hint));
  }
  return made('div', { className: 'field' }, ...rows, control);
}

export function check(label: string, box: HTMLInputElement): HTMLLabelElement {
  box.type = 'checkbox';
  return made('label', { className: 'check' }, box, made('span', {}, label));
}

/** What one chooses from, by value. */
export type Choices = Readonly<Record<string, string>>;

export function select(choices: Choices): HTMLSelectElement {
  const element = made('select');
  fill(element, choices);
  return element;
}

/** Puts other choices there; what was chosen stays where it is among them. */
export function fill(element: HTMLSelectElement, choices: Choices): void {
  const before = element.value;
  const options = Object.entries(choices).map(([value, label]) => made('option', { value }, label));
  element.replaceChildren(...options);
  if (before in choices) element.value = before;
}

/** Lines to copy, under a heading, with a button. */
export class Lines {
  readonly element: HTMLElement;
  readonly #code = made('code');
  readonly #why = made('p', { className: 'hint' });
  readonly #told = made('span', { className: 'told' });

  constructor(heading: string, say: (key: 'copy' | 'copied' | 'copyFailed') => string) {
    this.#told.role = 'status';
    const pre = made('pre', { dir: 'ltr', tabIndex: 0 }, this.#code);
    pre.setAttribute('role', 'region');
    pre.setAttribute('aria-label', heading);
    const button = made('button', { type: 'button' }, say('copy'));
    // Several of one name would be heard alike.
    button.setAttribute('aria-label', `${say('copy')}: ${heading}`);
    button.addEventListener('click', async () => {
      const isCopied = await copied(this.#code.textContent ?? '');
      this.#told.textContent = say(isCopied ? 'copied' : 'copyFailed');
      if (!isCopied) getSelection()?.selectAllChildren(this.#code);
    });
    const row = made('p', { className: 'row' }, button, this.#told);
    this.element = made('section', {}, made('h3', {}, heading), this.#why, pre, row);
  }

  /** @param text nothing for none: then it is not there */
  show(text: string, why = ''): void {
    this.element.hidden = text === '';
    this.#why.textContent = why;
    this.#why.hidden = why === '';
    if (this.#code.textContent === text) return;
    this.#code.textContent = text;
    this.#told.textContent = '';
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
