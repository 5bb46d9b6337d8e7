/**
 * A body that may be anything: an object as it came, so that long IDs stay exact; what is none is put under `body`, and
 * nothing becomes an empty object.
 */
export function parsedBody(body: unknown): unknown {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8').trim() : body;
  if (typeof text !== 'string') return body;
  if (text === '') return {};
  const value = jsonOrText(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? body : { body: value };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
