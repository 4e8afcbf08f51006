/** Only of the sheet of paper; the rest of the page is as it was a moment later. */
const ALONE = `
  @media screen { .samskab-print { display: none !important } }
  @media print {
    body > :not(.samskab-print) { display: none !important }
    html, body {
      display: block !important; position: static !important; overflow: visible !important;
      block-size: auto !important; padding: 0 !important; background: #fff !important;
    }
    .samskab-print {
      color-scheme: light; color: #000; font-size: 10.5pt;
      --samskab-text: #000; --samskab-quiet: #333; --samskab-surface: #fff; --samskab-good: #000;
    }
  }`;

/**
 * Safari goes on while its sheet is open, says that it has printed before it has, and prints what is
 * there in the end (react-to-print issue 397): there whoever acts on the page again has printed.
 */
const ACTS = ['pointerdown', 'keydown'] as const;
/** Milliseconds: where printing takes longer, the browser waited until it was over. */
const SHORT = 300;

/** What a page sets on the widget alone: what all of it has is on paper as the page has it there. */
function dressLike(host: Element, paper: HTMLElement): void {
  const [set, there] = [getComputedStyle(host), getComputedStyle(paper)];
  for (const name of ['font-family', '--samskab-accent', '--samskab-on-accent']) {
    const value = set.getPropertyValue(name);
    if (value !== there.getPropertyValue(name)) paper.style.setProperty(name, value);
  }
}

/**
 * Prints one element of a widget and nothing else of the page. What stands around a widget cannot be
 * reached from inside it, so a copy is put at the end of the page for as long as it takes. Without
 * sheets that a script can make (Safari before 16.4) all of the page is printed.
 * @param like of which the copy takes language and direction
 */
export function printAlone(
  element: Element,
  like: { readonly lang: string; readonly dir: string },
) {
  const { adoptedStyleSheets = [], host } = element.getRootNode() as ShadowRoot;
  const paper = document.createElement('div');
  let alone: CSSStyleSheet;
  try {
    alone = new CSSStyleSheet();
    alone.replaceSync(ALONE);
    paper.className = 'samskab-print';
    Object.assign(paper, { lang: like.lang, dir: like.dir });
    const inside = paper.attachShadow({ mode: 'open' });
    inside.append(element.cloneNode(true));
    inside.adoptedStyleSheets = [...adoptedStyleSheets];
    document.body.append(paper);
    dressLike(host, paper);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  } catch {
    paper.remove();
    return print();
  }
  const end = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== alone);
    for (const act of ACTS) removeEventListener(act, end, true);
  };
  for (const act of ACTS) addEventListener(act, end, true);
  const begun = performance.now();
  print();
  if (performance.now() - begun > SHORT) end();
}
