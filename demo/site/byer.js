/**
 * The elections that were imported from other towns: a list of them, and the page that opens one.
 * Both ask the public API, which names for each where it comes from (`origin`).
 */
const OWN = { place: 'Ellevad', country: 'Denmark' };

const list = document.querySelector('[data-elections]');
const place = document.querySelector('[data-election]');

if (list) void showList();
if (place) void showElection();

async function showList() {
  try {
    const elections = await electionsFromElsewhere();
    reveal(elections.length > 0 ? 'some' : 'none');
    list.replaceChildren(...elections.map(entry));
  } catch (error) {
    console.error('The list of elections could not be loaded', error);
    reveal('failed');
  }
}

async function electionsFromElsewhere() {
  const lists = await Promise.all(['ballots', 'budgets'].map(definitions));
  return lists
    .flat()
    .filter(({ origin }) => origin && !isOwn(origin))
    .sort((a, b) => key(a).localeCompare(key(b), 'da'));
}

async function definitions(resource) {
  const response = await fetch(`api/${resource}`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${resource}: ${response.status}`);
  const { items } = await response.json();
  return items.map((item) => ({ ...item, resource }));
}

function isOwn({ place, country }) {
  return place === OWN.place && country === OWN.country;
}

function key({ origin }) {
  return [countryName(origin.country), origin.place, origin.year].join(' ');
}

function entry({ resource, id, origin, title, language }) {
  const link = element('a', nameOf(origin));
  link.href = `by?${new URLSearchParams({ valg: `${resource}/${id}` })}`;
  const about = element('p', [countryName(origin.country), languageName(language)].join(' · '));
  about.className = 'quiet';
  const name = textOf(title, language);
  const row = element('li');
  row.append(link, about);
  if (name !== origin.place) {
    const own = element('span', name);
    own.lang = language;
    about.prepend(own, document.createElement('br'));
  }
  return row;
}

async function showElection() {
  const asked = new URLSearchParams(location.search).get('valg') ?? '';
  const [, resource, id] = /^(ballots|budgets)\/([a-z0-9][a-z0-9-]{0,99})$/.exec(asked) ?? [];
  if (!resource) return reveal('none');
  reveal('some');
  place.append(widget(resource, id));
  try {
    const found = (await electionsFromElsewhere()).find(
      (election) => election.resource === resource && election.id === id,
    );
    if (found) tellOf(found);
  } catch (error) {
    // The widget itself says that the server cannot be reached, and tries again.
    console.error('The election could not be looked up', error);
  }
}

function widget(resource, id) {
  const tag = resource === 'ballots' ? 'samskab-voting-ballot' : 'samskab-budget-allocator';
  const made = element(tag);
  made.setAttribute('endpoint', `api/${resource}/${id}`);
  const fallback = element('a', 'Åbn afstemningen på en side for sig');
  fallback.href = `${resource}/${id}`;
  made.append(fallback);
  return made;
}

function tellOf({ origin, language }) {
  const name = nameOf(origin);
  document.title = `${name} – Ellevad Kommune`;
  document.querySelector('[data-name]').textContent = name;
  document.querySelector('[data-about]').textContent =
    `Et rigtigt valg fra ${countryName(origin.country)}. Forslagene står, som byen skrev dem: ` +
    `${languageName(language)}.`;
}

/** Shows the one part of the page that is true now, and hides the others. */
function reveal(state) {
  for (const part of document.querySelectorAll('[data-when]')) {
    part.hidden = part.dataset.when !== state;
  }
}

/** What a file calls its instance is mostly a year, and sometimes a number of the town's own. */
function nameOf({ place, year }) {
  return /^(19|20)\d\d\b/.test(year ?? '') ? `${place}, ${year}` : place;
}

function textOf(text, language) {
  return typeof text === 'string' ? text : (text.da ?? text[language] ?? Object.values(text)[0]);
}

function languageName(language) {
  return `på ${new Intl.DisplayNames('da', { type: 'language' }).of(language)}`;
}

/** The files name countries in English; there is no list of them but that of all regions. */
function countryName(english) {
  if (!english) return 'ukendt land';
  const [from, to] = ['en', 'da'].map((lang) => new Intl.DisplayNames(lang, { type: 'region' }));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const code = letters
    .flatMap((first) => letters.map((second) => first + second))
    .find((region) => from.of(region) === english);
  return code ? to.of(code) : english;
}

function element(tag, text = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
