// The search over the whole site, with filters. Results come a few at a time.

import { make, thousands } from './elements.js';

const PAGE = 10;
const section = document.getElementById('search');
const home = section.dataset.home;
const form = section.querySelector('form');
const status = section.querySelector('[role=status]');
const list = section.querySelector('ol');
const more = section.querySelector('[data-more]');
const pagefind = await import(section.dataset.index);
await pagefind.options({ baseUrl: home });

const TITLES = { kind: 'Kind of page', region: 'Region', theme: 'Theme' };
const query = new URLSearchParams(location.search);
form.elements.q.value = query.get('q') ?? '';
const choices = new Map();
for (const [name, counts] of Object.entries(await pagefind.filters())) {
  if (!TITLES[name]) continue;
  const select = make('select', { id: `search-${name}`, change: search }, make('option', { value: '' }, 'any'),
    ...Object.keys(counts).sort().map((value) => make('option', { value, selected: query.get(name) === value }, value)));
  choices.set(name, select);
  section.querySelector('.search-filters').append(make('p', {}, make('label', { for: select.id }, `${TITLES[name]} `), select));
}

let found = [];
let turn = 0;

async function show(from) {
  const now = turn;
  const pages = await Promise.all(found.slice(from, from + PAGE).map((result) => result.data()));
  if (now !== turn) return;
  list.append(...pages.map(({ url, meta }) => make('li', {}, make('a', { href: url }, meta.title), ` ${meta.kind}`,
    make('p', { class: 'muted' }, meta.description))));
  more.hidden = found.length <= from + PAGE;
}

async function search() {
  const words = form.elements.q.value.trim();
  const filters = Object.fromEntries([...choices].filter(([, select]) => select.value).map(([name, select]) => [name, select.value]));
  const address = new URLSearchParams({ ...(words && { q: words }), ...filters });
  history.replaceState(null, '', address.size ? `?${address}` : location.pathname);
  const now = ++turn;
  const asked = words || address.size;
  const results = asked ? (await pagefind.search(words || null, { filters })).results : [];
  if (now !== turn) return;
  found = results;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = asked ? `${thousands(found.length)} ${found.length === 1 ? 'page' : 'pages'} found` : '';
  await show(0);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
more.addEventListener('click', async () => {
  const last = list.children.length;
  await show(last);
  list.children[last]?.querySelector('a').focus();
});
section.hidden = false;
if (location.search) await search();
