import { createN8nRest, N8nRestError } from './n8n-rest.mjs';

/** What n8n 1 and n8n 2 are asked for in different ways is all here; everything else speaks to n8n 2. */
const isOne = (/** @type {string} */ version) => version.startsWith('1.');

/**
 * Settings over those of n8n 2. n8n 1 knows no registry of MCP servers, and does not start when a module that it does not
 * know is turned off.
 *
 * @param {string} version
 * @returns {Record<string, string>}
 */
export const settingsOf = (version) => (isOne(version) ? { N8N_DISABLED_MODULES: 'insights' } : {});

/**
 * The REST interface of an n8n, spoken to in the same way whichever it is.
 *
 * @param {string} version
 * @param {Place} place
 * @returns {import('./n8n-rest.mjs').N8nRest}
 *
 * @typedef {object} Place
 * @property {string} url
 * @property {import('./n8n-home.mjs').Secrets} secrets
 * @property {Record<string, string>} workflowIds the ids n8n 1 gave to workflows, under the ids they came with
 */
export function restOf(version, place) {
  const rest = createN8nRest({ url: place.url, ...place.secrets });
  return isOne(version) ? asN8n2(rest, place) : rest;
}

/**
 * The REST interface of n8n 1 as that of n8n 2. Its owner is set up by a request; it gives workflows ids of its own, does
 * not say whether one exists, and wants a workflow that is run by hand sent along.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {Place} place
 * @returns {import('./n8n-rest.mjs').N8nRest}
 */
function asN8n2(rest, { url, secrets, workflowIds }) {
  /** @type {Promise<void> | undefined} */
  let owned;
  const owner = () => (owned ??= setUpOwner(url, secrets));

  /** The path with n8n's own id, be it a part of it or in a filter. */
  const own = (/** @type {string} */ path) =>
    path.replace(/(?<=\/|%22)[\w-]+/g, (word) => workflowIds[word] ?? word);

  return {
    async get(path) {
      await owner();
      const [, asked] = /^\/workflows\/([^/]+)\/exists$/.exec(path) ?? [];
      return asked === undefined ? rest.get(own(path)) : { exists: asked in workflowIds };
    },
    async post(path, body = {}) {
      await owner();
      if (path === '/workflows') {
        const { id, ...workflow } = /** @type {Record<string, any>} */ (body);
        const saved = await rest.post(path, { ...workflow, active: false });
        workflowIds[id] = saved.id;
        return saved;
      }
      if (!path.endsWith('/run')) return rest.post(own(path), body);
      const workflowData = await rest.get(own(path).replace(/\/run$/, ''));
      return rest.post(own(path), { .../** @type {object} */ (body), workflowData });
    },
    async patch(path, body) {
      await owner();
      return rest.patch(own(path), body);
    },
    async delete(path) {
      await owner();
      return rest.delete(own(path));
    },
  };
}

/**
 * @param {string} url
 * @param {import('./n8n-home.mjs').Secrets} secrets
 */
async function setUpOwner(url, { email, password }) {
  const owner = { email, password, firstName: 'Demo', lastName: 'Owner' };
  const response = await fetch(`${url}/rest/owner/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  const answer = await response.text();
  // One who is there already is the one of this home.
  if (response.ok || answer.includes('already setup')) return;
  throw new N8nRestError('POST /owner/setup', response.status, answer);
}
