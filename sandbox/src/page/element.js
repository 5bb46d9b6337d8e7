/* global document */

/**
 * An element with attributes, listeners (`onclick`) and children. Texts become text, never HTML: what is shown comes
 * from whoever sends messages.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('aria-')) made.setAttribute(name, String(value));
    else if (value === undefined || value === false) continue;
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'value') made.value = value;
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== false && child !== null));
  return made;
}

/** The element of this ID. */
export function byId(id) {
  return document.getElementById(id);
}

/** A choice between values; each is a text, or a pair of value and text. */
export function choice(name, values, chosen) {
  const options = values.map((each) => (Array.isArray(each) ? each : [each, each]));
  return element(
    'select',
    { name, 'aria-label': name },
    options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)),
  );
}

/** `14:03:07`, in the time zone of whoever looks. */
export function timeOf(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
