/**
 * n8n's internal REST API, which its editor uses, called as the instance's owner.
 *
 * @typedef {object} N8nRest
 * @property {(path: string) => Promise<any>} get
 * @property {(path: string, body?: unknown) => Promise<any>} post
 * @property {(path: string, body: unknown) => Promise<any>} patch
 * @property {(path: string) => Promise<any>} delete
 */

/** An error response of n8n, with its reason. */
export class N8nRestError extends Error {
  /**
   * @param {string} request
   * @param {number} status
   * @param {string} reason
   */
  constructor(request, status, reason) {
    super(`n8n answered ${status} to ${request}: ${reason}`);
    this.name = 'N8nRestError';
    this.status = status;
    this.reason = reason;
  }
}

/**
 * @param {{ url: string, email: string, password: string }} options
 * @returns {N8nRest}
 */
export function createN8nRest({ url, email, password }) {
  let cookie = '';

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async function send(method, path, body) {
    const response = await fetch(`${url}/rest${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause) => {
      throw new Error(`n8n does not respond at ${url}.`, { cause });
    });
    const text = await response.text();
    const answer = text.startsWith('{') ? JSON.parse(text) : { message: text };
    if (!response.ok) throw new N8nRestError(`${method} ${path}`, response.status, answer.message);
    return { data: answer.data, response };
  }

  async function logIn() {
    const { response } = await send('POST', '/login', { emailOrLdapLoginId: email, password });
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async function request(method, path, body) {
    if (cookie === '') await logIn();
    try {
      return (await send(method, path, body)).data;
    } catch (error) {
      if (!(error instanceof N8nRestError) || error.status !== 401) throw error;
      await logIn();
      return (await send(method, path, body)).data;
    }
  }

  return {
    get: (path) => request('GET', path),
    post: (path, body = {}) => request('POST', path, body),
    patch: (path, body) => request('PATCH', path, body),
    delete: (path) => request('DELETE', path),
  };
}
