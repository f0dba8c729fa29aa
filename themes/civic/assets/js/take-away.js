// What readers take along.

import { make } from './elements.js';

/** Hands a file to the reader: a picture as it is, or CSV. */
export function download(name, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = make('a', { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** No spreadsheet runs it as a formula: the rule of the files under data/. */
const escapeFormula = (text) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);

/** CSV that Excel opens: byte order mark, CR LF. */
export function csv(rows) {
  const cell = (value) => {
    const text = typeof value === 'string' ? escapeFormula(value) : String(value ?? '');
    return /[",\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** The text of a cell as people write it: a bar says what it shows, a mark stands for numbers of other cells. */
function textOf(cell) {
  const copy = cell.cloneNode(true);
  const isMark = cell.classList.contains('mark-cell');
  for (const svg of copy.querySelectorAll('svg')) svg.replaceWith(isMark ? '' : ` ${svg.getAttribute('aria-label') ?? ''} `);
  return copy.textContent.trim().replace(/\s+/g, ' ');
}

export const textsOf = (row) => [...row.cells].map(textOf);

/** Copies rows of texts, as a table for Word and with tabs for Excel, and what they show. */
export async function copyTable(rows, caption) {
  const table = make('table', { border: '1' }, make('caption', {}, caption));
  rows.forEach((row, at) => table.append(make('tr', {}, ...row.map((text) => make(at ? 'td' : 'th', {}, text)))));
  const plain = rows.map((row) => row.map(escapeFormula).join('\t')).join('\n');
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([table.outerHTML], { type: 'text/html' }),
      'text/plain': new Blob([`${plain}\n\n${caption}\n`], { type: 'text/plain' }),
    }),
  ]);
  return 'Copied: paste it into Word or Excel.';
}

/** A picture as PNG, at twice its size for print. */
export async function png(url) {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const [width, height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
  const canvas = make('canvas', { width, height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
