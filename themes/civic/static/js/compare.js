// The comparison: two to six councils or groups side by side. The page works without it, as ready-made pages.

import { make, say } from './elements.js';
import { counted, reason, verdict } from './statistics.js';
import { copyTable, csv, download, textOf } from './take-away.js';

const MOST = 6;
const section = document.getElementById('compare');
const home = section.dataset.home;
const form = section.querySelector('form');
const status = section.querySelector('[role=status]');
const result = section.querySelector('[data-result]');
const data = await (await fetch(section.dataset.units)).json();
const { units, themes, states } = data;
const byId = new Map(units.map((unit) => [unit.id, unit]));
const councils = units.filter((unit) => unit.kind === 'council');
let chosen = [];

/** What a unit is called where the name alone could be something else's. */
const label = (unit) => (unit.kind === 'council' ? unit.name : `${unit.name} (${unit.kind === 'all' ? 'everything' : unit.kind})`);
const byLabel = new Map(units.map((unit) => [label(unit).toLowerCase(), unit]));

// A group holds councils; one unit lies within another when all its councils do.
const members = (unit) => (unit.kind === 'council' ? [unit] : councils.filter((council) => council.within.includes(units.indexOf(unit))));
const lies = (a, b) => a !== b && b.kind !== 'council' && members(a).every((council) => council.within.includes(units.indexOf(b)));
const meet = (a, b) => members(a).some((council) => members(b).includes(council));

/** Two shares that may be held against each other: what lies within the other is taken out of it. Nothing where they overlap. */
function held(a, b, share) {
  const [x, y] = [share(a), share(b)];
  const without = (whole, part) => whole.map((number, at) => number - part[at]);
  if (lies(a, b)) return [x, without(y, x)];
  if (lies(b, a)) return [without(x, y), y];
  return meet(a, b) ? null : [x, y];
}

const rate = (unit) => [unit.closed, unit.made - unit.withdrawn];
const unknown = (unit) => [unit.unknown, unit.made];
const mostly = ([count, of]) => count > of - count;

/** The verdicts on one figure for each pair, in words. */
function told(share, isRate) {
  const said = [];
  const reasons = new Set();
  chosen.forEach((a, i) => chosen.slice(i + 1).forEach((b) => {
    const pair = held(a, b, share);
    if (!pair) return reasons.add('no verdict where councils are in both');
    if (!pair[0][1] || !pair[1][1]) return reasons.add('nothing to compare');
    if (isRate && held(a, b, unknown).some(mostly)) return reasons.add('for most nothing is published, so this shows what is published, not what was done');
    const rest = (unit, other) => (lies(other, unit) ? `the rest of ${unit.name}` : unit.name);
    const found = verdict(...pair);
    if (found) said.push(`${rest(a, b)} ${found > 0 ? 'higher' : 'lower'} than ${rest(b, a)}`);
    else reasons.add(reason(...pair));
  }));
  if (!said.length) return [...reasons].join('; ');
  return said.join('; ') + (reasons.size ? `; otherwise ${[...reasons].join('; ')}` : '');
}

function table(id, caption, rows) {
  const head = make('tr', {}, make('th', { scope: 'col' }, 'Figure'), ...chosen.map((unit) => make('th', { scope: 'col', class: 'num' },
    make('a', { href: home + unit.path }, unit.name))), make('th', { scope: 'col' }, 'What can be told apart'));
  const lines = rows.map(([name, cells, verdicts, link]) => make('tr', {},
    make('th', { scope: 'row' }, link ? make('a', { href: link }, name) : name),
    ...cells.map((cell) => make('td', { class: 'num' }, String(cell))), make('td', { class: 'text' }, verdicts)));
  return make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': `${id}-caption` },
    make('table', {}, make('caption', { id: `${id}-caption` }, caption), make('thead', {}, head), make('tbody', {}, ...lines)));
}

const plain = (name, of) => [name, chosen.map(of), ''];
const share = (name, of, isRate, link) => [name, chosen.map((unit) => counted(of(unit))), told(of, isRate), link];
const duty = (word) => (unit) => unit.duties[states.indexOf(word)];

function common() {
  const lines = [];
  const all = themes.filter((_, at) => chosen.every((unit) => unit.themes[at]));
  lines.push(all.length ? `Raised with each of them: ${all.map(([, title]) => title).join(', ')}.` : 'No theme is raised with each of them.');
  const visits = chosen.every((unit) => unit.visits) ? chosen[0].visits.filter((visit) => chosen.every((unit) => unit.visits.includes(visit))) : [];
  for (const visit of visits) lines.push(`One challenge visited them all, ${data.challenges[visit][1]}: what it asked counts with each.`);
  const groups = chosen.every((unit) => unit.within) ? chosen[0].within.filter((group) => chosen.every((unit) => unit.within.includes(group))) : [];
  if (groups.length) lines.push(`All are in: ${groups.map((group) => units[group].name).join(', ')}.`);
  return make('ul', {}, ...lines.map((line) => make('li', {}, line)));
}

function show() {
  section.querySelector('[data-chosen]').replaceChildren(...chosen.map((unit) => make('li', {}, unit.name, ' ',
    make('button', { type: 'button', class: 'small', click: () => choose(chosen.filter((other) => other !== unit)) }, 'Remove',
      make('span', { class: 'visually-hidden' }, ` ${unit.name}`)))));
  const ready = chosen.length > 1;
  section.querySelector('[data-tools]').hidden = !ready;
  status.textContent = ready ? `Side by side: ${chosen.map((unit) => unit.name).join(', ')}.`
    : chosen.length ? `${chosen[0].name} is chosen. Add another to compare it with.` : 'Nothing is chosen yet.';
  if (!ready) return result.replaceChildren();
  const raised = themes.map((_, at) => at).filter((at) => chosen.some((unit) => unit.themes[at]));
  const sum = (at) => chosen.reduce((total, unit) => total + (unit.themes[at] ?? 0), 0);
  raised.sort((a, b) => sum(b) - sum(a) || a - b);
  result.replaceChildren(
    make('h3', {}, 'What they share'), common(),
    make('h3', {}, 'Challenges, status and duties'),
    table('compare-status', `Challenges, recommendations and duties, data as at ${data.as_of}`, [
      plain('Challenges on record', (unit) => unit.challenges),
      plain('of them with recorded recommendations, follow-ups left out', (unit) => unit.recorded),
      plain('Recommendations made', (unit) => unit.made),
      share('Reported closed, of those not withdrawn', rate, true),
      plain('of them verified by a review team or committee', (unit) => unit.verified),
      share('Closed within 12 months of the visit', (unit) => unit.twelve, true),
      plain('Open', (unit) => unit.open),
      plain('of them past due', (unit) => unit.past_due),
      share('Nothing published', unknown),
      plain('Duties due within 60 days', duty('due_soon')),
      plain('Duties with the date passed and nothing recorded', duty('past_due')),
    ]),
    make('h3', {}, 'Themes raised'),
    table('compare-themes', 'Challenges that raise each theme, of those with recorded recommendations', raised.map((at) =>
      share(themes[at][1], (unit) => [unit.themes[at] ?? 0, unit.recorded], false, `${home}themes/${themes[at][0]}/`))));
}

/** Takes a choice over: into the page and the address. */
function choose(list) {
  chosen = list.slice(0, MOST);
  const query = chosen.map((unit) => unit.id).join(',');
  history.replaceState(null, '', query ? `?with=${query}` : location.pathname);
  show();
}

section.querySelector('datalist').append(...units.map((unit) => make('option', { value: label(unit) })));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = form.elements.add.value.trim().toLowerCase();
  const unit = byLabel.get(typed) ?? (typed && units.find((other) => label(other).toLowerCase().startsWith(typed)));
  if (!unit) status.textContent = `No council or group is called “${form.elements.add.value}”.`;
  else if (chosen.includes(unit)) status.textContent = `${unit.name} is chosen already.`;
  else if (chosen.length === MOST) status.textContent = `${MOST} are the most that fit side by side: remove one first.`;
  else {
    choose([...chosen, unit]);
    form.reset();
  }
});

const rows = () => [...result.querySelectorAll('table')].flatMap((found) => [[found.caption.textContent], ...textOf(found), []]);
section.querySelector('[data-csv]').addEventListener('click', (event) => {
  download(`comparison-${data.as_of}.csv`, csv([['Compared', ...chosen.map((unit) => unit.name)], ['Data as at', data.as_of], [], ...rows()]), 'text/csv;charset=utf-8');
  say(event.target, 'Saved.');
});
section.querySelector('[data-copy]').addEventListener('click', async (event) => {
  const button = event.target;
  try {
    await copyTable(rows().filter((row) => row.length > 1), `${chosen.map((unit) => unit.name).join(', ')}. Data as at ${data.as_of}, ${location.href}`);
    say(button, 'Copied: paste it into Word or Excel.');
  } catch {
    say(button, 'This browser does not allow it.');
  }
});

const wanted = (new URLSearchParams(location.search).get('with') ?? '').split(',');
choose([...new Set(wanted)].map((id) => byId.get(id)).filter(Boolean));
section.hidden = false;
