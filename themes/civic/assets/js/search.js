// The search over the whole site, as one types; results come a few at a time.

import { allCouncils, matching } from './council.js';
import { failed, make, thousands } from './elements.js';

const PAGE = 10;
const NAMES = ['q', 'kind', 'region', 'theme'];
const section = document.getElementById('search');
const { home } = document.body.dataset;
const form = section.querySelector('form');
const status = section.querySelector('[role=status]');
const jump = section.querySelector('[data-jump]');
const list = section.querySelector('ol');
const more = section.querySelector('[data-more]');

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

async function showCouncils() {
  const councils = matching(await allCouncils(), form.elements.q.value).slice(0, 5);
  jump.replaceChildren(...councils.map((council) => make('li', {}, make('a', { href: `${home}councils/${council.id}/` }, make('strong', {}, council.name)), ` ${council.about}`)));
}

async function search(pagefind) {
  const asked = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
  const address = new URLSearchParams(asked);
  history.replaceState(null, '', address.size ? `?${address}` : location.pathname);
  const now = ++turn;
  const { q = null, ...filters } = asked;
  const results = address.size ? (await pagefind.search(q, { filters })).results : [];
  if (now !== turn) return;
  found = results;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = address.size ? `${thousands(found.length)} ${found.length === 1 ? 'result' : 'results'}` : '';
  await Promise.all([show(0), showCouncils()]);
}

try {
  const pagefind = await import(section.dataset.index);
  await pagefind.options({ baseUrl: home });
  const query = new URLSearchParams(location.search);
  for (const name of NAMES) form.elements[name].value = query.get(name) ?? '';
  let waiting = null;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(pagefind), 150);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search(pagefind);
  });
  more.addEventListener('click', async () => {
    const last = list.children.length;
    await show(last);
    list.children[last]?.querySelector('a').focus();
  });
  section.hidden = false;
  if (location.search) await search(pagefind);
} catch (error) {
  console.warn(error);
  failed(section);
}
