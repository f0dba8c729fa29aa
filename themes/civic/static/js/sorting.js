// Tables that sort by a column.

import { make } from './elements.js';

/** A button in each heading that sorts; `sort(column, direction)` does it. */
export function sortable(table, columns, sort) {
  const headings = [...table.tHead.rows[0].cells];
  for (const column of columns) {
    const heading = headings[column];
    const button = make('button', { type: 'button', class: 'sort', 'aria-label': `Sort by ${heading.textContent}` });
    button.addEventListener('click', () => {
      const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      headings.forEach((other) => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', direction);
      sort(column, direction === 'ascending' ? 1 : -1);
    });
    heading.append(button);
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What a cell sorts by: a day or a number where it begins with one, else its words. */
function value(text) {
  const date = text.match(/(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})/);
  if (date && MONTHS.includes(date[2])) return date[3] * 10000 + (MONTHS.indexOf(date[2]) + 1) * 100 + Number(date[1] ?? 0);
  const number = text.match(/^[−-]?[\d,]+(\.\d+)?/);
  return number ? Number(number[0].replace('−', '-').replaceAll(',', '')) : text.toLowerCase();
}

/** Makes a table of the page sort by any of its columns. */
export function sortRows(table) {
  const body = table.tBodies[0];
  sortable(table, [...table.tHead.rows[0].cells].keys(), (column, direction) => {
    const keyed = [...body.rows].map((row) => [value(row.cells[column]?.textContent.trim() ?? ''), row]);
    const rank = (key) => (key === '' ? 2 : typeof key === 'number' ? 0 : 1);
    keyed.sort(([a], [b]) => rank(a) - rank(b) || direction * (typeof a === 'number' ? a - b : a.localeCompare(b, 'en')));
    body.append(...keyed.map(([, row]) => row));
  });
}
