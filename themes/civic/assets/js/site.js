// What every page can do once a script may run.

import { make, onAction } from './elements.js';
import { ownCouncil, saveCouncil, suggestCouncils } from './council.js';
import { sortRows } from './sorting.js';
import { copyTable, download, png, textsOf } from './take-away.js';

const all = (selector) => document.querySelectorAll(selector);
const asOf = document.querySelector('.site-footer time')?.textContent;
const address = document.querySelector('link[rel=canonical]')?.href;

/** Adds a button at the end of an element. */
function addButton(parent, text, action) {
  const button = make('button', { type: 'button', class: 'small' }, text);
  parent.append(' ', button);
  onAction(button, action);
  return button;
}

for (const table of all('main table')) {
  if (!table.tHead || !(table.tBodies[0]?.rows.length > 2) || table.closest('[data-own-tools]')) continue;
  // Fewer rows are read at a glance.
  if (table.tBodies[0].rows.length > 5) sortRows(table);
  const tools = make('p', { class: 'tools' });
  (table.closest('.scroll') ?? table).after(tools);
  addButton(tools, 'Copy table', () =>
    copyTable([...table.rows].map(textsOf), `${table.caption?.textContent.trim()}. Data as at ${asOf}, ${address}`));
}

for (const link of all('.take a[href$=".svg"]')) {
  addButton(link.parentElement, 'PNG', async () => {
    download(link.href.split('/').pop().replace('.svg', '.png'), await png(link.href));
    return 'Saved.';
  });
}

for (const place of all('[data-copy]:not(button)')) {
  const words = place.textContent;
  addButton(place.parentElement.matches('li') ? place.parentElement : place, 'Copy', () => navigator.clipboard.writeText(words).then(() => 'Copied.'));
}

for (const place of all('[data-print]')) {
  place.replaceWith(make('button', { type: 'button', class: 'small', click: () => print() }, place.textContent));
}

for (const form of all('form[data-find]')) suggestCouncils(form);

let own = ownCouncil();
for (const place of all('[data-save-council]')) {
  const { saveCouncil: id, name } = place.dataset;
  const label = () => (own?.id === id ? 'Forget as my council' : 'Save as my council');
  place.hidden = false;
  const button = addButton(place, label(), () => {
    own = own?.id === id ? null : { id, name };
    saveCouncil(own);
    button.textContent = label();
    return own ? 'Saved on this device.' : 'Forgotten.';
  });
}
const ownPage = own && `${document.body.dataset.home}councils/${own.id}/`;
for (const link of all('.chart-picture a')) {
  if (link.getAttribute('href') !== ownPage) continue;
  link.classList.add('own');
  // What is drawn last lies on top.
  link.parentNode.append(link);
}
for (const place of all('[data-my-council]')) {
  if (!own) continue;
  const { home } = document.body.dataset;
  place.append('My council: ', make('a', { href: ownPage }, own.name),
    ' · ', make('a', { href: `${home}compare/?with=${own.id}` }, 'compare it'));
  place.hidden = false;
}
