// Every recommendation, filtered as one types.

import { chip, make, onAction, start, thousands } from './elements.js';
import { compareKeys, sortable } from './sorting.js';
import { copyTable, csv, download, textsOf } from './take-away.js';

const PAGE = 50;
const TYPED = ['text', 'council'];
const section = document.getElementById('finder');
const { home } = document.body.dataset;
const part = (name) => section.querySelector(name);
const unique = (list) => [...new Set(list)];
const slug = (word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** The recommendations as objects, from the columns of the file. */
function recommendationsOf({ rows, challenges, councils, components, themes, statuses }) {
  const addressed = new Map(rows.addressed.map(({ row, councils: places }) => [row, places]));
  const overdue = new Set(rows.overdue);
  return rows.text.map((text, row) => {
    const challenge = challenges[rows.challenge[row]];
    const asked = (addressed.get(row) ?? challenge.councils).map((place) => councils[place]);
    const names = asked.map(({ name }) => name);
    return {
      row, text, challenge, names,
      number: rows.number[row],
      regions: unique(asked.map(({ region }) => region)),
      types: unique(asked.map(({ type }) => type)),
      componentPlace: rows.component[row],
      component: components[rows.component[row]],
      themePlaces: rows.themes[row],
      themes: rows.themes[row].map((place) => themes[place]),
      statusPlace: rows.status[row],
      status: statuses[rows.status[row]],
      statusDate: rows.status_date[row],
      overdue: overdue.has(row),
      words: `${text} ${names.join(' ')}`.toLowerCase(),
    };
  });
}

/** Each facet: its choices, and the places of those that a recommendation falls under. */
function facetsOf(data) {
  const years = unique(data.challenges.map(({ year }) => year)).filter(Boolean).sort((a, b) => b - a);
  const facet = (name, title, choices, placesOf) => ({ name, title, choices, placesOf, chosen: new Set() });
  return [
    facet('region', 'Region', data.regions, ({ regions }) => regions),
    facet('type', 'Type of council', data.types, ({ types }) => types),
    facet('component', 'Component', data.components, ({ componentPlace }) => [componentPlace]),
    facet('theme', 'Theme', data.themes, ({ themePlaces }) => themePlaces),
    facet('status', 'Status', data.statuses.map(({ word }) => ({ id: slug(word), name: word })), ({ statusPlace }) => [statusPlace]),
    facet('due', 'Due date', [{ id: 'overdue', name: 'overdue' }], ({ overdue }) => (overdue ? [0] : [])),
    facet('year', 'Year of the visit', years.map((year) => ({ id: String(year), name: String(year) })), ({ challenge }) => [years.indexOf(challenge.year)]),
  ];
}

function run(data) {
  const recommendations = recommendationsOf(data);
  const facets = facetsOf(data);
  const form = part('form');
  const count = part('[role=status]');
  const table = part('table');
  const more = part('[data-more]');
  let order = null;
  let shown = PAGE;
  let found = [];

  /** The recommendations that pass all filters; a choice counts those that pass all other facets. */
  function filter() {
    const wanted = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const council = form.elements.council.value.trim().toLowerCase();
    const counts = facets.map(({ choices }) => new Uint32Array(choices.length));
    const passing = [];
    for (const one of recommendations) {
      if (council && !one.names.some((name) => name.toLowerCase().includes(council))) continue;
      if (!wanted.every((word) => one.words.includes(word))) continue;
      const missed = facets.filter(({ chosen, placesOf }) => chosen.size && !placesOf(one).some((place) => chosen.has(place)));
      if (missed.length > 1) continue;
      if (!missed.length) passing.push(one);
      facets.forEach((facet, at) => {
        if (missed.length && missed[0] !== facet) return;
        for (const place of facet.placesOf(one)) if (place >= 0) counts[at][place]++;
      });
    }
    return { passing, counts };
  }

  // What columns sort by; the file has the newest visit first.
  const keys = {
    0: ({ names }) => names.join(),
    1: ({ challenge }) => challenge.start,
    2: ({ text }) => text,
    3: ({ status }) => status.word,
  };
  function sorted(list) {
    if (!order) return list;
    const keyed = list.map((one) => ({ key: keys[order.column](one), one }));
    keyed.sort((a, b) => compareKeys(a.key, b.key, order.direction) || a.one.row - b.one.row);
    return keyed.map(({ one }) => one);
  }

  const addressOf = (one) => `${home}challenges/${one.challenge.id}/#recommendation-${one.number}`;
  const rowOf = (one) => make('tr', {},
    make('th', { scope: 'row' }, make('a', { href: addressOf(one) }, one.names.join(', '),
      make('span', { class: 'visually-hidden' }, `, recommendation ${one.number}`))),
    make('td', {}, one.challenge.visit),
    make('td', { class: 'full' }, one.text),
    make('td', {}, chip(one.status.slug, one.status.word), one.overdue ? make('span', { class: 'flag' }, 'overdue') : null));

  function filtersInWords() {
    const parts = facets.filter(({ chosen }) => chosen.size)
      .map(({ title, chosen, choices }) => `${title}: ${[...chosen].map((at) => choices[at].name).join(' or ')}`);
    for (const name of TYPED) if (form.elements[name].value) parts.push(`${name}: ${form.elements[name].value}`);
    return parts.join('; ') || 'no filter';
  }

  function show() {
    table.tBodies[0].replaceChildren(...sorted(found).slice(0, shown).map(rowOf));
    more.hidden = found.length <= shown;
    more.textContent = `Show ${Math.min(PAGE, found.length - shown)} more`;
  }

  function update() {
    const { passing, counts } = filter();
    found = passing;
    facets.forEach((facet, at) => {
      facet.labels.forEach(({ box, label, number }, choice) => {
        const matches = counts[at][choice];
        number.textContent = thousands(matches);
        label.classList.toggle('none-left', matches === 0);
        box.checked = facet.chosen.has(choice);
      });
      facet.mark.textContent = facet.chosen.size ? ` (${facet.chosen.size})` : '';
    });
    count.textContent = `${thousands(found.length)} of ${thousands(recommendations.length)} recommendations`;
    table.caption.textContent = found.length ? `Recommendations, ${filtersInWords()}` : 'Nothing is left: take a filter away';
    show();
  }

  function writeAddress() {
    const query = new URLSearchParams();
    for (const name of TYPED) if (form.elements[name].value) query.set(name, form.elements[name].value);
    for (const { name, chosen, choices } of facets) if (chosen.size) query.set(name, [...chosen].map((at) => choices[at].id).join(','));
    history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  }

  function readAddress() {
    const query = new URLSearchParams(location.search);
    for (const name of TYPED) form.elements[name].value = query.get(name) ?? '';
    for (const facet of facets) {
      const wanted = (query.get(facet.name) ?? '').split(',');
      facet.chosen = new Set(facet.choices.map((_, at) => at).filter((at) => wanted.includes(facet.choices[at].id)));
      if (facet.chosen.size) facet.box.open = true;
    }
  }

  function changed() {
    shown = PAGE;
    update();
    writeAddress();
  }

  for (const facet of facets) {
    facet.mark = make('span', { class: 'muted' });
    const list = make('fieldset', {}, make('legend', { class: 'visually-hidden' }, facet.title));
    facet.labels = facet.choices.map(({ id, name }, at) => {
      const box = make('input', { type: 'checkbox', name: facet.name, value: id, change: () => {
        if (box.checked) facet.chosen.add(at);
        else facet.chosen.delete(at);
        changed();
      } });
      const number = make('span', { class: 'muted' });
      const label = make('label', {}, box, make('span', {}, `${name} `, number));
      list.append(label);
      return { box, label, number };
    });
    facet.box = make('details', { class: 'facet' }, make('summary', {}, facet.title, facet.mark), list);
    part('.facets').append(facet.box);
  }
  part('datalist').append(...unique(recommendations.flatMap(({ names }) => names)).sort().map((name) => make('option', { value: name })));

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
  sortable(table, [0, 1, 2, 3], (column, direction) => {
    order = { column, direction };
    show();
  });
  more.addEventListener('click', () => {
    const last = table.tBodies[0].rows.length;
    shown += PAGE;
    show();
    table.tBodies[0].rows[last]?.querySelector('a').focus();
  });

  const headings = ['challenge', 'councils', 'visit', 'number', 'summary', 'component', 'themes', 'status', 'status_date', 'overdue', 'address'];
  const cellsOf = (one) => [one.challenge.id, one.names.join('; '), one.challenge.visit, one.number, one.text, one.component?.id,
    one.themes.map(({ id }) => id).join(';'), one.status.word, one.statusDate, one.overdue, new URL(addressOf(one), location.href).href];
  onAction(part('[data-csv]'), () => {
    download(`recommendations-${data.as_of}.csv`, csv([headings, ...sorted(found).map(cellsOf)]));
    return `${thousands(found.length)} rows saved.`;
  });
  onAction(part('[data-copy-rows]'), () => {
    const lines = [table.tHead.rows[0], ...sorted(found).map(rowOf)];
    return copyTable(lines.map(textsOf), `${count.textContent} (${filtersInWords()}). Data as at ${data.as_at}, ${location.href}`);
  });
  // On a phone the filters unfold above the results.
  if (matchMedia('(min-width: 60rem)').matches) part('.filters').open = true;

  readAddress();
  update();
}

start(section, section.dataset.rows, run);
