// What every page can do once a script may run.

import { acts, make } from './elements.js';
import { sortRows } from './sorting.js';
import { copyTable, download, png, textsOf } from './take-away.js';

const all = (selector) => document.querySelectorAll(selector);
const asOf = document.querySelector('.site-footer time')?.textContent;
const address = document.querySelector('link[rel=canonical]')?.href;

/** Puts a button at the end of an element. */
function add(parent, text, act) {
  const button = make('button', { type: 'button', class: 'small' }, text);
  parent.append(button);
  acts(button, act);
  return button;
}

for (const table of all('main table')) {
  if (!table.tHead || !(table.tBodies[0]?.rows.length > 2) || table.closest('[data-own-tools]')) continue;
  sortRows(table);
  const tools = make('p', { class: 'tools' });
  (table.closest('.scroll') ?? table).after(tools);
  add(tools, 'Copy table', () =>
    copyTable([...table.rows].map(textsOf), `${table.caption?.textContent.trim()}. Data as at ${asOf}, ${address}`));
}

for (const link of all('.chart .sources a[href$=".svg"]')) {
  link.parentElement.append(' · ');
  add(link.parentElement, 'PNG', async () => {
    download(link.href.split('/').pop().replace('.svg', '.png'), await png(link.href));
    return 'Saved.';
  });
}

for (const line of all('.cite p')) {
  const words = line.textContent;
  add(line, 'Copy', () => navigator.clipboard.writeText(words).then(() => 'Copied.'));
}

for (const place of all('[data-print]')) {
  place.replaceWith(make('button', { type: 'button', class: 'small', click: () => print() }, place.textContent));
}

// The reader's own council, kept in this browser alone.
const OWN = 'peerbench-council';
let own = null;
try {
  own = JSON.parse(localStorage.getItem(OWN));
} catch {
  // Nothing is kept.
}
for (const place of all('[data-keep-council]')) {
  const { keepCouncil: id, name } = place.dataset;
  const label = () => (own?.id === id ? 'Forget as my council' : 'Keep as my council');
  const button = add(place, label(), () => {
    own = own?.id === id ? null : { id, name };
    localStorage.setItem(OWN, JSON.stringify(own));
    button.textContent = label();
    return own ? 'Kept in this browser.' : 'Forgotten.';
  });
}
for (const place of all('[data-my-council]')) {
  if (!own || !/^[a-z0-9-]+$/.test(own.id)) continue;
  const home = place.dataset.myCouncil;
  place.append('My council: ', make('a', { href: `${home}councils/${own.id}/` }, `${own.name}`),
    ' · ', make('a', { href: `${home}compare/?with=${own.id}` }, 'compare it'));
  place.hidden = false;
}
