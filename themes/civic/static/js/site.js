// What every page can do once a script may run: sort and copy tables, take charts as pictures, copy a citation, keep a council.

import { make, say } from './elements.js';
import { sortRows } from './sorting.js';
import { copyTable, download, png, textOf } from './take-away.js';

const asOf = document.querySelector('.site-footer time')?.textContent ?? '';
const address = document.querySelector('link[rel=canonical]')?.href ?? location.href;

/** A button that does something and says so; what goes wrong is said too. */
function button(text, done, act) {
  const made = make('button', { type: 'button', class: 'small' }, text);
  made.addEventListener('click', async () => {
    try {
      await act();
      say(made, done);
    } catch {
      say(made, 'This browser does not allow it.');
    }
  });
  return made;
}

function copyButton(table) {
  const caption = table.caption?.textContent.trim() ?? document.title;
  return button('Copy table', 'Copied: paste it into Word or Excel.', () =>
    copyTable(textOf(table), `${caption}. Data as at ${asOf}, ${address}`));
}

for (const table of document.querySelectorAll('main table')) {
  if (!table.tHead || !(table.tBodies[0]?.rows.length > 2) || table.closest('[data-own-tools]')) continue;
  sortRows(table);
  const place = table.closest('.scroll') ?? table;
  place.after(make('p', { class: 'tools' }, copyButton(table)));
}

for (const figure of document.querySelectorAll('figure.chart')) {
  const link = figure.querySelector('.sources a[href$=".svg"]');
  if (!link) continue;
  const name = link.href.split('/').pop().replace('.svg', '.png');
  link.parentElement.append(' · ', button('PNG', 'Saved.', async () => download(name, await png(link.href))));
}

for (const line of document.querySelectorAll('.cite q')) {
  line.after(' ', button('Copy', 'Copied.', () => navigator.clipboard.writeText(line.textContent)));
}

for (const place of document.querySelectorAll('[data-print]')) {
  place.replaceWith(make('button', { type: 'button', class: 'small', click: () => print() }, place.textContent));
}

// The council that a reader keeps coming back to, kept in this browser alone.
const OWN = 'peerbench-council';
const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(OWN));
  } catch {
    return null;
  }
};
const keep = document.querySelector('[data-keep-council]');
if (keep) {
  const council = { id: keep.dataset.keepCouncil, name: keep.dataset.name, path: location.pathname };
  const label = () => (kept()?.id === council.id ? 'Forget as my council' : 'Keep as my council');
  const toggle = make('button', { type: 'button', class: 'small' }, label());
  toggle.addEventListener('click', () => {
    try {
      if (kept()?.id === council.id) localStorage.removeItem(OWN);
      else localStorage.setItem(OWN, JSON.stringify(council));
      toggle.textContent = label();
      say(toggle, kept() ? 'Kept in this browser.' : 'Forgotten.');
    } catch {
      say(toggle, 'This browser does not allow it.');
    }
  });
  keep.append(toggle);
}
const own = kept();
const shortcut = document.querySelector('[data-my-council]');
if (own && shortcut && /^[a-z0-9-]+$/.test(own.id ?? '')) {
  const home = shortcut.dataset.myCouncil;
  shortcut.append(
    'My council: ', make('a', { href: `${home}councils/${own.id}/` }, String(own.name)),
    ' · ', make('a', { href: `${home}compare/?with=${own.id}` }, 'compare it'),
  );
  shortcut.hidden = false;
}
