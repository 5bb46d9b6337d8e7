/* global document */

/**
 * Creates an element with attributes, listeners (`onclick`) and children. Strings become text nodes, never HTML:
 * they may come from untrusted senders.
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

export function byId(id) {
  return document.getElementById(id);
}

/** Creates a select element. Each value is a string, or a pair of value and label. */
export function choice(name, values, chosen) {
  const options = values.map((each) => (Array.isArray(each) ? each : [each, each]));
  return element(
    'select',
    { name, 'aria-label': name },
    options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)),
  );
}

/** `14:03:07`, in the user's time zone. */
export function timeOf(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
