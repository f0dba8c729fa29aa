// Every recommendation, filtered as one types.

import { acts, make, thousands } from './elements.js';
import { sortable } from './sorting.js';
import { copyTable, csv, download, textsOf } from './take-away.js';

const PAGE = 50;
const TYPED = ['text', 'council'];
const section = document.getElementById('finder');
const home = section.dataset.home;
const part = (name) => section.querySelector(name);
const form = part('form');
const count = part('[role=status]');
const table = part('table');
const more = part('[data-more]');
const data = await (await fetch(section.dataset.rows)).json();
const { rows, challenges, councils, statuses } = data;
const total = rows.text.length;

const visit = (row) => challenges[rows.challenge[row]];
const status = (row) => statuses[rows.status[row]];

// Each facet: its choices, and which of them each row falls under.
const years = [...new Set(challenges.map((challenge) => challenge[3]))].filter(Boolean).sort((a, b) => b - a);
const slug = (word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const only = new Map(rows.only);
const addressed = rows.challenge.map((challenge, row) => only.get(row) ?? challenges[challenge][1]);
const overdue = new Set(rows.overdue);
const unique = (list) => [...new Set(list)];
const of = (row, column) => unique(addressed[row].map((council) => councils[council][column]));
const facets = [
  ['region', 'Region', data.regions, (row) => of(row, 2)],
  ['type', 'Type of council', data.types, (row) => of(row, 3)],
  ['component', 'Component', data.components, (row) => [rows.component[row]]],
  ['theme', 'Theme', data.themes, (row) => rows.themes[row]],
  ['status', 'Status', statuses.map(([word]) => [slug(word), word]), (row) => [rows.status[row]]],
  ['due', 'Due date', [['overdue', 'overdue']], (row) => (overdue.has(row) ? [0] : [])],
  ['year', 'Year of the visit', years.map((year) => [String(year), String(year)]), (row) => [years.indexOf(visit(row)[3])]],
].map(([name, title, choices, under]) => ({ name, title, choices, chosen: new Set(), values: rows.text.map((_, row) => under(row)) }));
const names = addressed.map((list) => list.map((council) => councils[council][1]));
const words = rows.text.map((text, row) => `${text} ${names[row].join(' ')}`.toLowerCase());

/** The rows that pass all filters; a choice counts the rows that pass all other facets. */
function filter() {
  const wanted = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const council = form.elements.council.value.trim().toLowerCase();
  const counts = facets.map((facet) => new Uint32Array(facet.choices.length));
  const found = [];
  for (let row = 0; row < total; row++) {
    if (council && !names[row].some((name) => name.toLowerCase().includes(council))) continue;
    if (!wanted.every((word) => words[row].includes(word))) continue;
    let missed = -1;
    let misses = 0;
    for (let at = 0; at < facets.length && misses < 2; at++) {
      const { chosen, values } = facets[at];
      if (chosen.size && !values[row].some((value) => chosen.has(value))) {
        missed = at;
        misses++;
      }
    }
    if (misses > 1) continue;
    if (!misses) found.push(row);
    for (let at = 0; at < facets.length; at++) {
      if (misses && at !== missed) continue;
      for (const value of facets[at].values[row]) if (value >= 0) counts[at][value]++;
    }
  }
  return { found, counts };
}

// What columns sort by; the file has the newest visit first.
const keys = {
  0: (row) => names[row].join(),
  1: (row) => visit(row)[4] ?? '',
  2: (row) => rows.text[row],
  4: (row) => status(row)[0],
};
let order = null;
let shown = PAGE;
let found;

function sorted(list) {
  if (!order) return list;
  const key = keys[order.column];
  const keyed = list.map((row) => [key(row), row]);
  keyed.sort(([a, i], [b, j]) => order.direction * (a < b ? -1 : a > b ? 1 : 0) || i - j);
  return keyed.map(([, row]) => row);
}

const place = (row) => `${home}challenges/${visit(row)[0]}/#recommendation-${rows.number[row]}`;

function line(row) {
  const [word, shape, style] = status(row);
  const cell = (label, ...content) => make('td', { 'data-label': label }, ...content);
  return make('tr', {},
    make('th', { scope: 'row', 'data-label': 'Made to' }, make('a', { href: place(row) }, names[row].join(', '),
      make('span', { class: 'visually-hidden' }, `, recommendation ${rows.number[row]}`))),
    cell('Visit', visit(row)[2]),
    cell('What was asked', rows.text[row]),
    cell('Themes', rows.themes[row].map((theme) => data.themes[theme][1]).join('; ')),
    cell('Status', make('span', { class: `status ${style}` }, make('span', { class: 'shape', 'aria-hidden': 'true' }, shape), word),
      overdue.has(row) ? make('span', { class: 'overdue' }, 'overdue') : null));
}

function stated() {
  const parts = facets.filter((facet) => facet.chosen.size)
    .map((facet) => `${facet.title}: ${[...facet.chosen].map((at) => facet.choices[at][1]).join(' or ')}`);
  for (const name of TYPED) if (form.elements[name].value) parts.push(`${name}: ${form.elements[name].value}`);
  return parts.join('; ') || 'no filter';
}

function show() {
  table.tBodies[0].replaceChildren(...sorted(found).slice(0, shown).map(line));
  more.hidden = found.length <= shown;
  more.textContent = `Show ${Math.min(PAGE, found.length - shown)} more`;
}

function update() {
  const result = filter();
  found = result.found;
  facets.forEach((facet, at) => {
    facet.labels.forEach(({ box, label, number }, choice) => {
      const matches = result.counts[at][choice];
      number.textContent = thousands(matches);
      label.classList.toggle('none-left', matches === 0);
      box.checked = facet.chosen.has(choice);
    });
    facet.mark.textContent = facet.chosen.size ? ` (${facet.chosen.size})` : '';
  });
  count.textContent = `${thousands(found.length)} of ${thousands(total)} recommendations`;
  table.caption.textContent = found.length ? `Recommendations, ${stated()}` : 'Nothing is left: take a filter away';
  show();
}

/** Puts the filters into the address. */
function remember() {
  const query = new URLSearchParams();
  for (const name of TYPED) if (form.elements[name].value) query.set(name, form.elements[name].value);
  for (const facet of facets) if (facet.chosen.size) query.set(facet.name, [...facet.chosen].map((at) => facet.choices[at][0]).join(','));
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const name of TYPED) form.elements[name].value = query.get(name) ?? '';
  for (const facet of facets) {
    const wanted = (query.get(facet.name) ?? '').split(',');
    facet.chosen = new Set(facet.choices.map((_, at) => at).filter((at) => wanted.includes(facet.choices[at][0])));
    facet.box.open = facet.chosen.size > 0;
  }
}

function changed() {
  shown = PAGE;
  update();
  remember();
}

for (const facet of facets) {
  facet.mark = make('span', { class: 'muted' });
  const list = make('fieldset', {}, make('legend', { class: 'visually-hidden' }, facet.title));
  facet.labels = facet.choices.map(([id, title], at) => {
    const box = make('input', { type: 'checkbox', name: facet.name, value: id, change: () => {
      if (box.checked) facet.chosen.add(at);
      else facet.chosen.delete(at);
      changed();
    } });
    const number = make('span', { class: 'muted' });
    const label = make('label', {}, box, make('span', {}, `${title} `, number));
    list.append(label);
    return { box, label, number };
  });
  facet.box = make('details', { class: 'facet' }, make('summary', {}, facet.title, facet.mark), list);
  part('.facets').append(facet.box);
}
part('datalist').append(
  ...unique(addressed.flat()).map((council) => councils[council][1]).sort().map((name) => make('option', { value: name })));

let waiting = null;
form.addEventListener('input', (event) => {
  if (event.target.type === 'checkbox') return;
  clearTimeout(waiting);
  waiting = setTimeout(changed, 120);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  changed();
});
form.addEventListener('reset', (event) => {
  event.preventDefault();
  for (const name of TYPED) form.elements[name].value = '';
  for (const facet of facets) facet.chosen.clear();
  changed();
  form.elements.text.focus();
});
sortable(table, [0, 1, 2, 4], (column, direction) => {
  order = { column, direction };
  show();
});
more.addEventListener('click', () => {
  const last = table.tBodies[0].rows.length;
  shown += PAGE;
  show();
  table.tBodies[0].rows[last]?.querySelector('a').focus();
});

const heading = ['challenge', 'councils', 'visit', 'number', 'summary', 'component', 'themes', 'status', 'status_date', 'overdue', 'address'];
const cells = (row) => [visit(row)[0], names[row].join('; '), visit(row)[2], rows.number[row], rows.text[row],
  data.components[rows.component[row]]?.[0], rows.themes[row].map((theme) => data.themes[theme][0]).join(';'), status(row)[0],
  rows.status_date[row], overdue.has(row), new URL(place(row), location.href).href];
acts(part('[data-csv]'), () => {
  download(`recommendations-${data.as_of}.csv`, csv([heading, ...sorted(found).map(cells)]));
  return `${thousands(found.length)} rows saved.`;
});
acts(part('[data-copy]'), () => {
  const lines = [table.tHead.rows[0], ...sorted(found).map(line)];
  return copyTable(lines.map(textsOf), `${count.textContent} (${stated()}). Data as at ${data.as_at}, ${location.href}`);
});

recall();
update();
section.hidden = false;
