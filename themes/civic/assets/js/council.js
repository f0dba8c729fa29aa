// Councils by name: suggestions as one types, and the reader's own council, which is kept in this browser alone.

import { make } from './elements.js';

const { home, councils: address } = document.body.dataset;
const KEY = `peerbench:${home}:council`;
const MOST = 8;

let loading = null;
/** The names of all councils, fetched once; none where that fails. */
export const allCouncils = () => (loading ??= fetch(address).then((response) => response.json()).catch(() => []));

const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** Councils with a name that begins with these words, or has a word that does; the ones that begin first. */
export function matching(councils, words) {
  const typed = plain(words);
  if (!typed) return [];
  const place = ({ names }) => Math.min(...names.map((name) => {
    const known = plain(name);
    if (known === typed) return 0;
    if (known.startsWith(typed)) return 1;
    return ` ${known}`.includes(` ${typed}`) ? 2 : 9;
  }));
  return councils.map((council) => ({ council, at: place(council) })).filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at || a.council.name.localeCompare(b.council.name, 'en')).map(({ council }) => council);
}

/** The one council that goes by exactly this name, or the only one that matches. */
export function onlyMatch(councils, words) {
  const typed = plain(words);
  const exact = councils.filter(({ names }) => names.some((name) => plain(name) === typed));
  const found = exact.length ? exact : matching(councils, words);
  return found.length === 1 ? found[0] : null;
}

const addressOf = (council) => `${home}councils/${council.id}/`;

/** Suggestions under a search box; a name that only one council has opens it. */
export function suggestCouncils(form) {
  const input = form.elements.q;
  const list = make('ul', { class: 'suggestions', 'aria-label': 'Councils', hidden: true });
  form.append(list);
  input.addEventListener('input', async () => {
    const found = matching(await allCouncils(), input.value).slice(0, MOST);
    list.replaceChildren(...found.map((council) => make('li', {}, make('a', { href: addressOf(council) }, make('strong', {}, council.name), ` ${council.about}`))));
    list.hidden = found.length === 0;
  });
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget)) list.hidden = true;
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') list.hidden = true;
    const links = [...list.querySelectorAll('a')];
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' || !links.length || list.hidden) return;
    event.preventDefault();
    const next = links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    (links[next] ?? input).focus();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const council = onlyMatch(await allCouncils(), input.value);
    if (council) location.assign(addressOf(council));
    else form.submit();
  });
}

/** The reader's own council of this site, or null. */
export function ownCouncil() {
  try {
    const own = JSON.parse(localStorage.getItem(KEY));
    return /^[a-z0-9-]+$/.test(own?.id) ? own : null;
  } catch {
    return null;
  }
}

export const saveCouncil = (council) => localStorage.setItem(KEY, JSON.stringify(council));
