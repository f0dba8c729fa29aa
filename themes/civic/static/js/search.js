// The search over the whole site; results come a few at a time.

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

for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;

let found = [];
let turn = 0;

async function show(from) {
  const now = turn;
  const pages = await Promise.all(found.slice(from, from + PAGE).map((result) => result.data()));
  if (now !== turn) return;
  list.append(...pages.map(({ url, meta, plain_excerpt: words }) => make('li', {}, make('a', { href: url }, meta.title), ` ${meta.kind}`,
    make('p', { class: 'muted' }, form.elements.q.value ? words : meta.description))));
  more.hidden = found.length <= from + PAGE;
}

async function search() {
  const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = new URLSearchParams(asked);
  history.replaceState(null, '', address.size ? `?${address}` : location.pathname);
  const now = ++turn;
  const { q = null, ...filters } = asked;
  const results = address.size ? (await pagefind.search(q, { filters })).results : [];
  if (now !== turn) return;
  found = results;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = address.size ? `${thousands(found.length)} ${found.length === 1 ? 'page' : 'pages'} found` : '';
  await show(0);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
form.addEventListener('change', search);
more.addEventListener('click', async () => {
  const last = list.children.length;
  await show(last);
  list.children[last]?.querySelector('a').focus();
});
section.hidden = false;
if (location.search) await search();
