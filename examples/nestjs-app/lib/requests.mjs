import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Sends JSON requests to the app, as its customers, the warehouse and Okta do in the scenarios. `expect` throws if the
 * status is not the expected one.
 *
 * @param {string} url
 */
export function requestsTo(url) {
  /** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
  const send = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    send,
    /** @param {number} expectedStatus @param {Parameters<typeof send>} request */
    async expect(expectedStatus, ...request) {
      const { status, body } = await send(...request);
      if (status === expectedStatus) return body;
      const [method, path] = request;
      throw new Error(`${method} ${path} answered ${status}, not ${expectedStatus}: ${JSON.stringify(body)}`);
    },
  };
}

/**
 * Calls `find` until it returns something, for at most 20 seconds.
 *
 * @template T
 * @param {string} description
 * @param {() => T | undefined | Promise<T | undefined>} find
 */
export async function eventually(description, find) {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`This did not happen within 20 seconds: ${description}.`);
}
