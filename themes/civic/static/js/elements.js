// Elements made and found, so that no module builds HTML from text.

/** Makes an element; attributes that are false or null are left out, functions are listeners. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Says what was done where screen readers hear it, and shows it beside the button for a while. */
export function say(button, text) {
  let said = button.parentElement.querySelector('.said');
  if (!said) button.after((said = make('span', { class: 'said', role: 'status' })));
  said.textContent = text;
  clearTimeout(said.timer);
  said.timer = setTimeout(() => (said.textContent = ''), 6000);
}

/** A whole number as people read it: 10,150. */
export const thousands = (number) => number.toLocaleString('en-GB');
