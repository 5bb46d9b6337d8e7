import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Talks to the app in JSON. An answer that is not the one expected is an error that shows it.
 *
 * @param {string} url
 */
export function requestsTo(url) {
  /** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
  const ask = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    ask,
    /** @param {number} wanted @param {Parameters<typeof ask>} request */
    async expect(wanted, ...request) {
      const { status, body } = await ask(...request);
      if (status === wanted) return body;
      const [method, path] = request;
      throw new Error(`${method} ${path} answered ${status}, not ${wanted}: ${JSON.stringify(body)}`);
    },
  };
}

/**
 * What `look` finds, as soon as it finds something.
 *
 * @template T
 * @param {string} what
 * @param {() => T | undefined | Promise<T | undefined>} look
 */
export async function eventually(what, look) {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`This did not happen within 20 seconds: ${what}.`);
}
