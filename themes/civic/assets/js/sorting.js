// Tables that sort by a column.

import { make } from './elements.js';

/** Makes the headings of these columns buttons that sort; `sort(column, direction)` does it. */
export function sortable(table, columns, sort) {
  const headings = [...table.tHead.rows[0].cells];
  for (const column of columns) {
    const heading = headings[column];
    if (!heading.textContent.trim()) continue;
    const button = make('button', { type: 'button', class: 'sort' }, ...heading.childNodes);
    button.addEventListener('click', () => {
      const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      headings.forEach((other) => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', direction);
      sort(column, direction === 'ascending' ? 1 : -1);
    });
    heading.append(button);
  }
}

/** What a cell sorts by: its key in the markup, else the number it begins with, else its words; null where it is empty. */
function keyOf(cell) {
  const text = cell?.dataset.sort ?? cell?.textContent.trim() ?? '';
  if (!text) return null;
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
  const number = text.match(/^[−-]?[\d,]+(\.\d+)?/);
  return number ? Number(number[0].replace('−', '-').replaceAll(',', '')) : text.toLowerCase();
}

/** Numbers before words, nothing last in either direction. */
export function compareKeys(a, b, direction) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a !== typeof b) return direction * (typeof a === 'number' ? -1 : 1);
  return direction * (typeof a === 'number' ? a - b : a.localeCompare(b, 'en'));
}

/** Makes a table of the page sort by any of its columns. */
export function sortRows(table) {
  const body = table.tBodies[0];
  sortable(table, [...table.tHead.rows[0].cells].keys(), (column, direction) => {
    const keyed = [...body.rows].map((row) => ({ key: keyOf(row.cells[column]), row }));
    keyed.sort((a, b) => compareKeys(a.key, b.key, direction));
    body.append(...keyed.map(({ row }) => row));
  });
}
