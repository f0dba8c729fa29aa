// Elements, so that no module builds HTML from text.

/** An element; attributes that are false or null are left out, functions are listeners. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A square in the colour and pattern of a state, with its word. */
export function chip(slug, word) {
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(name, 'svg');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('aria-hidden', 'true');
  const square = document.createElementNS(name, 'rect');
  for (const [key, value] of Object.entries({ class: `state-${slug}`, x: 0.75, y: 0.75, width: 12.5, height: 12.5 })) square.setAttribute(key, value);
  svg.append(square);
  return make('span', { class: 'chip' }, svg, make('span', {}, word));
}

/** Runs `action` when a button is clicked, and announces the message that it returns. */
export function onAction(button, action) {
  const message = make('span', { class: 'said', role: 'status' });
  button.after(message);
  button.addEventListener('click', async () => {
    try {
      message.textContent = await action();
    } catch {
      message.textContent = 'This browser does not allow it.';
    }
    setTimeout(() => (message.textContent = ''), 6000);
  });
}

/** Starts what a section does with a data file. Where that fails, a sentence says so, and the rest of the page stays as it is. */
export async function start(section, address, run) {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    run(await response.json());
    section.hidden = false;
  } catch (error) {
    console.warn(error);
    failed(section);
  }
}

/** Says in the place of a section that it does not work here. */
export function failed(section) {
  section.before(make('p', { class: 'note', role: 'status' }, 'This part of the page could not be loaded. Everything else on it works without it.'));
  section.remove();
}

export const thousands = (number) => number.toLocaleString('en-GB');
