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

/** Lets a button act, and says what came of it: the words that `act` gives back. */
export function acts(button, act) {
  const said = make('span', { class: 'said', role: 'status' });
  button.after(said);
  button.addEventListener('click', async () => {
    try {
      said.textContent = await act();
    } catch {
      said.textContent = 'This browser does not allow it.';
    }
    setTimeout(() => (said.textContent = ''), 6000);
  });
}

export const thousands = (number) => number.toLocaleString('en-GB');
