import { createN8nRest, N8nRestError } from './n8n-rest.mjs';

/** All differences between the REST APIs of n8n 1 and n8n 2 are in this file. All other files use the API of n8n 2. */
const isN8n1 = (/** @type {string} */ version) => version.startsWith('1.');

/**
 * Settings that differ from n8n 2. n8n 1 has no registry of MCP servers, and does not start when an unknown module is
 * disabled.
 *
 * @param {string} version
 * @returns {Record<string, string>}
 */
export const versionSettings = (version) => (isN8n1(version) ? { N8N_DISABLED_MODULES: 'insights' } : {});

/**
 * The REST API of n8n, with the same methods for n8n 1 and n8n 2.
 *
 * @param {string} version
 * @param {RestOptions} options
 * @returns {import('./n8n-rest.mjs').N8nRest}
 *
 * @typedef {object} RestOptions
 * @property {string} url
 * @property {import('./n8n-home.mjs').Secrets} secrets
 * @property {Record<string, string>} workflowIds the IDs that n8n 1 assigned, by the given workflow IDs
 */
export function createVersionedRest(version, options) {
  const rest = createN8nRest({ url: options.url, ...options.secrets });
  return isN8n1(version) ? adaptToN8n2(rest, options) : rest;
}

/**
 * Adapts the REST API of n8n 1 to that of n8n 2. In n8n 1, the owner is created by a request, workflows get new IDs, the
 * API does not say whether a workflow exists, and a manual run must include the workflow.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {RestOptions} options
 * @returns {import('./n8n-rest.mjs').N8nRest}
 */
function adaptToN8n2(rest, { url, secrets, workflowIds }) {
  /** @type {Promise<void> | undefined} */
  let ownerSetUp;
  const ensureOwner = () => (ownerSetUp ??= setUpOwner(url, secrets));

  /** Replaces the given workflow ID with n8n's own, in the path or in a filter. */
  const toActualIds = (/** @type {string} */ path) =>
    path.replace(/(?<=\/|%22)[\w-]+/g, (word) => workflowIds[word] ?? word);

  return {
    async get(path) {
      await ensureOwner();
      const [, givenId] = /^\/workflows\/([^/]+)\/exists$/.exec(path) ?? [];
      return givenId === undefined ? rest.get(toActualIds(path)) : { exists: givenId in workflowIds };
    },
    async post(path, body = {}) {
      await ensureOwner();
      if (path === '/workflows') {
        const { id, ...workflow } = /** @type {Record<string, any>} */ (body);
        const saved = await rest.post(path, { ...workflow, active: false });
        workflowIds[id] = saved.id;
        return saved;
      }
      if (!path.endsWith('/run')) return rest.post(toActualIds(path), body);
      const workflowData = await rest.get(toActualIds(path).replace(/\/run$/, ''));
      return rest.post(toActualIds(path), { .../** @type {object} */ (body), workflowData });
    },
    async patch(path, body) {
      await ensureOwner();
      return rest.patch(toActualIds(path), body);
    },
    async delete(path) {
      await ensureOwner();
      return rest.delete(toActualIds(path));
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
  // An existing owner is the one of this home.
  if (response.ok || answer.includes('already setup')) return;
  throw new N8nRestError('POST /owner/setup', response.status, answer);
}
