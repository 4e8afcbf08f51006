/**
 * The widget in another language: `?sprog=ar` in the address sets `lang` and `dir` around it, and
 * the widget follows. What was filled in stays, because the page is not loaded again.
 */
const DIRECTIONS = { da: 'ltr', en: 'ltr', ar: 'rtl', nb: 'ltr' };

const around = document.querySelector('[data-sprog]');
const links = [...document.querySelectorAll('.languages a')];

function show() {
  const asked = new URLSearchParams(location.search).get('sprog') ?? '';
  const language = Object.hasOwn(DIRECTIONS, asked) ? asked : 'da';
  around.lang = language;
  around.dir = DIRECTIONS[language];
  for (const link of links) {
    link.href = addressIn(link.lang);
    if (link.lang === language) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** The rest of the address stays: it may name an election, or hold a receipt's secret. */
function addressIn(language) {
  const address = new URL(location.href);
  address.searchParams.set('sprog', language);
  return address.href;
}

function choose(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.replaceState(null, '', event.currentTarget.href);
  show();
}

if (around) {
  for (const link of links) link.addEventListener('click', choose);
  show();
}
