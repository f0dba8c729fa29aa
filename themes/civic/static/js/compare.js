// Two to six councils or groups side by side.

import { acts, make } from './elements.js';
import { counted, reason, verdict } from './statistics.js';
import { copyTable, csv, download, textsOf } from './take-away.js';

const MOST = 6;
const section = document.getElementById('compare');
const home = section.dataset.home;
const part = (name) => section.querySelector(name);
const form = part('form');
const status = part('[role=status]');
const result = part('[data-result]');
const data = await (await fetch(section.dataset.units)).json();
const { units, themes, states } = data;
const byId = new Map(units.map((unit) => [unit.id, unit]));
const councils = units.filter((unit) => unit.kind === 'council');
let chosen = [];

const label = (unit) => (unit.kind === 'council' ? unit.name : `${unit.name} (${unit.kind})`);

// A group holds councils; one unit lies within another when all its councils do.
const members = (unit) => (unit.kind === 'council' ? [unit] : councils.filter((council) => council.within.includes(units.indexOf(unit))));
const lies = (a, b) => a !== b && b.kind !== 'council' && members(a).every((council) => council.within.includes(units.indexOf(b)));
const meet = (a, b) => members(a).some((council) => members(b).includes(council));

/** Two shares as they may be held against each other: what lies within the other is taken out of it; nothing where they overlap. */
function held(a, b, share) {
  const [x, y] = [a, b].map(share);
  const without = (whole, part) => whole.map((number, at) => number - part[at]);
  if (lies(a, b)) return [x, without(y, x)];
  if (lies(b, a)) return [without(x, y), y];
  return meet(a, b) ? null : [x, y];
}

const rate = (unit) => [unit.closed, unit.made - unit.withdrawn];
const unknown = (unit) => [unit.unknown, unit.made];
const mostly = ([count, of]) => count > of - count;

/** The verdicts on one figure, pair by pair. */
function told(share, isRate) {
  const said = [];
  const reasons = new Set();
  chosen.forEach((a, i) => chosen.slice(i + 1).forEach((b) => {
    const pair = held(a, b, share);
    if (!pair) return reasons.add('no verdict where councils are in both');
    if (!pair[0][1] || !pair[1][1]) return reasons.add('nothing to compare');
    if (isRate && held(a, b, unknown).some(mostly)) return reasons.add('for most nothing is published');
    const rest = (unit, other) => (lies(other, unit) ? `the rest of ${unit.name}` : unit.name);
    const found = verdict(...pair);
    if (found) said.push(`${rest(a, b)} ${found > 0 ? 'higher' : 'lower'} than ${rest(b, a)}`);
    else reasons.add(reason(...pair));
  }));
  if (!said.length) return [...reasons].join('; ');
  return said.join('; ') + (reasons.size ? `; otherwise ${[...reasons].join('; ')}` : '');
}

function table(id, caption, rows) {
  const title = (text, style) => make('th', { scope: 'col', class: style }, text);
  const head = make('tr', {}, title('Figure'),
    ...chosen.map((unit) => title(make('a', { href: home + unit.path }, unit.name), 'num')), title('Told apart?'));
  const lines = rows.map(([name, cells, verdicts, link]) => make('tr', {},
    make('th', { scope: 'row' }, link ? make('a', { href: link }, name) : name),
    ...cells.map((cell) => make('td', { class: 'num' }, `${cell}`)), make('td', { class: 'text' }, verdicts)));
  return make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': id },
    make('table', {}, make('caption', { id }, caption), make('thead', {}, head), make('tbody', {}, ...lines)));
}

const plain = (name, of) => [name, chosen.map((unit) => of(unit).toLocaleString('en-GB')), ''];
const share = (name, of, isRate, link) => [name, chosen.map((unit) => counted(of(unit))), told(of, isRate), link];
const duty = (word) => (unit) => unit.duties[states.indexOf(word)];

function common() {
  const lines = [];
  const all = themes.filter((_, at) => chosen.every((unit) => unit.themes[at]));
  lines.push(all.length ? `Raised with each of them: ${all.map(([, title]) => title).join(', ')}.` : 'No theme is raised with each of them.');
  const shared = (list) => chosen[0][list]?.filter((one) => chosen.every((unit) => unit[list]?.includes(one))) ?? [];
  for (const visit of shared('visits')) lines.push(`One challenge visited them all, ${data.challenges[visit][1]}.`);
  const groups = shared('within').map((group) => units[group].name);
  if (groups.length) lines.push(`All are in: ${groups.join(', ')}.`);
  return make('ul', {}, ...lines.map((line) => make('li', {}, line)));
}

function show() {
  part('[data-chosen]').replaceChildren(...chosen.map((unit) => make('li', {}, unit.name, ' ',
    make('button', { type: 'button', class: 'small', click: () => remove(unit) }, 'Remove',
      make('span', { class: 'visually-hidden' }, ` ${unit.name}`)))));
  const ready = chosen.length > 1;
  part('[data-tools]').hidden = !ready;
  status.textContent = ready ? `Side by side: ${chosen.map((unit) => unit.name).join(', ')}.`
    : chosen.length ? `${chosen[0].name} is chosen: add another.` : 'Nothing chosen yet.';
  if (!ready) return result.replaceChildren();
  const raised = themes.map((_, at) => at).filter((at) => chosen.some((unit) => unit.themes[at]));
  const sum = (at) => chosen.reduce((total, unit) => total + (unit.themes[at] ?? 0), 0);
  raised.sort((a, b) => sum(b) - sum(a) || a - b);
  result.replaceChildren(
    make('h3', {}, 'What they share'), common(),
    make('h3', {}, 'Challenges, status and duties'),
    table('compare-status', `Challenges, recommendations, duties; data as at ${data.as_at}`, [
      plain('Challenges on record', (unit) => unit.challenges),
      plain('with recorded recommendations, no follow-ups', (unit) => unit.recorded),
      plain('Recommendations made', (unit) => unit.made),
      share('Reported closed, of those not withdrawn', rate, true),
      plain('verified by a review team or committee', (unit) => unit.verified),
      share('Closed within 12 months of the visit', (unit) => unit.twelve, true),
      plain('Open', (unit) => unit.open),
      plain('of them past due', (unit) => unit.past_due),
      share('Nothing published', unknown),
      plain('Duties due within 60 days', duty('due_soon')),
      plain('Duties with the date passed, nothing recorded', duty('past_due')),
    ]),
    make('h3', {}, 'Themes raised'),
    table('compare-themes', 'Challenges that raise each theme, of those with recorded recommendations', raised.map((at) =>
      share(themes[at][1], (unit) => [unit.themes[at] ?? 0, unit.recorded], false, `${home}themes/${themes[at][0]}/`))));
}

function choose(list) {
  chosen = list.slice(0, MOST);
  const query = chosen.map((unit) => unit.id).join(',');
  history.replaceState(null, '', query ? `?with=${query}` : location.pathname);
  show();
}

function remove(unit) {
  choose(chosen.filter((other) => other !== unit));
  form.elements.add.focus();
}

part('datalist').append(...units.map((unit) => make('option', { value: label(unit) })));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = form.elements.add.value.trim().toLowerCase();
  const named = (test) => units.find((other) => test(label(other).toLowerCase()));
  const unit = named((name) => name === typed) ?? (typed && named((name) => name.startsWith(typed)));
  if (!unit) status.textContent = `Nothing is called “${form.elements.add.value}”.`;
  else if (chosen.includes(unit)) status.textContent = `${unit.name} is chosen already.`;
  else if (chosen.length === MOST) status.textContent = `${MOST} are the most: remove one first.`;
  else {
    choose([...chosen, unit]);
    form.reset();
  }
});

const rows = () => [...result.querySelectorAll('table')].flatMap((found) => [[found.caption.textContent], ...[...found.rows].map(textsOf), []]);
const compared = () => chosen.map((unit) => unit.name);
acts(part('[data-csv]'), () => {
  download(`comparison-${data.as_of}.csv`, csv([['Compared', ...compared()], ['Data as at', data.as_at], [], ...rows()]));
  return 'Saved.';
});
acts(part('[data-copy]'), () =>
  copyTable(rows().filter((row) => row.length > 1), `${compared().join(', ')}. Data as at ${data.as_at}, ${location.href}`));

let own = null;
try {
  own = JSON.parse(localStorage.getItem('peerbench-council'))?.id;
} catch {
  // Nothing is kept.
}
const wanted = new Set((new URLSearchParams(location.search).get('with') ?? own)?.split(','));
chosen = [...wanted].map((id) => byId.get(id)).filter(Boolean).slice(0, MOST);
show();
section.hidden = false;
