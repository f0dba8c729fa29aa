// Two to six councils or groups side by side.

import { ownCouncil } from './council.js';
import { make, onAction, start } from './elements.js';
import { counted, verdict, withheld } from './statistics.js';
import { copyTable, csv, download, textsOf } from './take-away.js';

const MOST = 6;
const section = document.getElementById('compare');
const { home } = document.body.dataset;
const part = (name) => section.querySelector(name);

function run(data) {
  const form = part('form');
  const status = part('[role=status]');
  const result = part('[data-result]');
  const { units, themes, states } = data;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const councils = units.filter((unit) => unit.kind === 'council');
  units.forEach((unit, place) => Object.assign(unit, { place, around: new Set(unit.within) }));
  let chosen = [];

  const label = (unit) => (unit.kind === 'council' ? unit.name : `${unit.name} (${unit.kind})`);
  const base = ({ closed, unknown, made, withdrawn }) => ({ closed, unknown, total: made - withdrawn });

  // A group lies around the councils that are within it.
  const around = (group, council) => group.kind !== 'council' && council.around.has(group.place);
  const withBase = new Map();
  for (const council of councils) {
    if (base(council).total > 0) for (const place of council.around) withBase.set(place, (withBase.get(place) ?? 0) + 1);
  }

  /** One side of a comparison of closure rates; a group without the council that it is compared with. */
  function side(unit, other) {
    if (unit.kind === 'council') return base(unit);
    const whole = base(unit);
    const councils = withBase.get(unit.place) ?? 0;
    if (!around(unit, other)) return { ...whole, councils };
    const within = base(other);
    return { closed: whole.closed - within.closed, unknown: whole.unknown - within.unknown, total: whole.total - within.total,
      councils: councils - (within.total > 0 ? 1 : 0) };
  }

  /** What may be said of closure rates, pair by pair: of a named council against another or a group. Groups are compared on their own
   * pages, by a test that deals councils. */
  function compared() {
    const pairs = chosen.flatMap((a, at) => chosen.slice(at + 1).map((b) => (a.kind === 'council' ? [a, b] : [b, a])))
      .filter(([council]) => council.kind === 'council')
      .map(([a, b]) => ({ a, b, sides: [side(a, b), side(b, a)] }));
    if (!pairs.length) return '';
    const tested = pairs.filter(({ sides }) => !withheld(...sides));
    const reasons = new Set(pairs.map(({ sides }) => withheld(...sides)).filter(Boolean));
    const found = [];
    for (const { a, b, sides } of tested) {
      const sign = verdict(...sides, data.dispersion, tested.length);
      const other = around(b, a) ? `the rest of ${b.name}` : b.name;
      if (sign) found.push(`${a.name} reports ${sign > 0 ? 'more' : 'fewer'} closed than ${other}, by more than chance`);
      else reasons.add('no clear difference');
    }
    if (!found.length) return [...reasons].join('; ');
    return found.join('; ') + (reasons.size ? `; otherwise ${[...reasons].join('; ')}` : '');
  }

  function table(id, caption, rows) {
    const title = (text, style) => make('th', { scope: 'col', class: style }, text);
    const head = make('tr', {}, title('Figure'),
      ...chosen.map((unit) => title(make('a', { href: home + unit.path }, unit.name), 'num')), ...(rows.some(({ verdict: words }) => words) ? [title('Compared')] : []));
    const lines = rows.map(({ name, cells, verdict: verdicts, link }) => make('tr', {},
      make('th', { scope: 'row' }, link ? make('a', { href: link }, name) : name),
      ...cells.map((cell) => make('td', { class: 'num' }, `${cell}`)), ...(rows.some(({ verdict: words }) => words) ? [make('td', { class: 'text' }, verdicts)] : [])));
    return make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': id },
      make('table', {}, make('caption', { id }, caption), make('thead', {}, head), make('tbody', {}, ...lines)));
  }

  const plain = (name, of) => ({ name, cells: chosen.map((unit) => of(unit).toLocaleString('en-GB')) });
  const share = (name, of, link) => ({ name, cells: chosen.map((unit) => counted(of(unit))), link });
  // Closure rates count what clusters in councils.
  const rate = (name, of, words) => ({ name, cells: chosen.map((unit) => counted(of(unit), data.dispersion, unit.unknown)), verdict: words });
  const duty = (word) => (unit) => unit.duties[states.indexOf(word)];

  function common() {
    const lines = [];
    const shared = themes.filter((_, at) => chosen.every((unit) => unit.themes[at]));
    lines.push(shared.length ? `Raised with each of them: ${shared.map(({ name }) => name).join(', ')}.` : 'No theme is raised with each of them.');
    const inCommon = (list) => chosen[0][list]?.filter((one) => chosen.every((unit) => unit[list]?.includes(one))) ?? [];
    for (const visit of inCommon('visits')) lines.push(`One visit went to them all, ${data.challenges[visit].visit}.`);
    const groups = inCommon('within').map((group) => units[group].name);
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
      make('h3', {}, 'Visits, status and dates'),
      table('compare-status', `Visits, recommendations, dates; data as at ${data.as_at}`, [
        plain('Visits on record', (unit) => unit.challenges),
        plain('Corporate, finance or governance visits with recommendations on record', (unit) => unit.recorded),
        plain('Recommendations made', (unit) => unit.made),
        rate('Reported closed, of those not withdrawn', (unit) => [unit.closed, unit.made - unit.withdrawn], compared()),
        plain('Closed, confirmed by the review team', (unit) => unit.confirmed_by_review_team),
        plain('Closed, confirmed by a committee', (unit) => unit.confirmed_by_committee),
        rate('Closed within 12 months of the visit', ({ within_12_months: { closed, base } }) => [closed, base], ''),
        plain('Open', (unit) => unit.open),
        plain('Open and overdue', (unit) => unit.overdue),
        plain('Stopped', (unit) => unit.stopped),
        share('No status on record', (unit) => [unit.unknown, unit.made - unit.withdrawn]),
        plain('Steps due within 60 days, or due and not yet late', duty('due_soon')),
        plain('Dates gone by, no record found', duty('past_due')),
      ]),
      make('h3', {}, 'Themes raised'),
      table('compare-themes', 'Visits that raise each theme, of those with recorded recommendations', raised.map((at) =>
        share(themes[at].name, (unit) => [unit.themes[at] ?? 0, unit.recorded], `${home}themes/${themes[at].id}/`))));
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
    if (!unit) status.textContent = typed ? `No council or group is called “${form.elements.add.value}”.` : 'Type the name of a council or group.';
    else if (chosen.includes(unit)) status.textContent = `${unit.name} is chosen already.`;
    else if (chosen.length === MOST) status.textContent = `${MOST} are the most: remove one first.`;
    else {
      choose([...chosen, unit]);
      form.reset();
    }
  });

  const rows = () => [...result.querySelectorAll('table')].flatMap((found) => [[found.caption.textContent], ...[...found.rows].map(textsOf), []]);
  const names = () => chosen.map((unit) => unit.name);
  onAction(part('[data-csv]'), () => {
    download(`comparison-${data.as_of}.csv`, csv([['Compared', ...names()], ['Data as at', data.as_at], [], ...rows()]));
    return 'Saved.';
  });
  onAction(part('[data-copy-rows]'), () =>
    copyTable(rows().filter((row) => row.length > 1), `${names().join(', ')}. Data as at ${data.as_at}, ${location.href}`));

  const wanted = new Set((new URLSearchParams(location.search).get('with') ?? ownCouncil()?.id)?.split(','));
  chosen = [...wanted].map((id) => byId.get(id)).filter(Boolean).slice(0, MOST);
  show();
}

start(section, section.dataset.units, run);
