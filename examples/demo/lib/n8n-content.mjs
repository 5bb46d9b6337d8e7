import { createHash } from 'node:crypto';

/**
 * Imports credentials and workflows, given in n8n's export format, and finds those that a home does not have yet.
 *
 * @typedef {{ id: string, name: string, type: string, data: Record<string, unknown> }} Credential
 * @typedef {{ id: string, name: string, nodes: any[], connections: object, [field: string]: unknown }} Workflow
 */

/** The fields of an exported workflow that do not depend on the n8n it was exported from. */
const CONTENT_FIELDS = ['name', 'description', 'connections', 'settings', 'staticData', 'meta', 'pinData'];

/**
 * The credentials or workflows that are new in a home or changed since they were imported.
 *
 * @template {{ id: string }} T
 * @param {T[]} entries
 * @param {Record<string, string>} applied
 */
export function findChanged(entries, applied) {
  return entries.filter((entry) => applied[entry.id] !== contentFingerprint(entry));
}

/** @param {unknown} entry */
export function contentFingerprint(entry) {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex');
}

/**
 * Saves a credential. n8n assigns a new ID; `ids` maps the given ID to it.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {Credential} credential
 * @param {Record<string, string>} ids
 */
export async function saveCredential(rest, { id, name, type, data }, ids) {
  const known = ids[id];
  if (known) await rest.patch(`/credentials/${known}`, { name, type, data });
  else ids[id] = (await rest.post('/credentials', { name, type, data })).id;
}

/**
 * Saves a workflow under its own ID, as the editor does. Its published version does not change.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {Workflow} workflow
 * @param {Record<string, string>} credentialIds
 */
export async function saveWorkflow(rest, workflow, credentialIds) {
  const { id } = workflow;
  const content = Object.fromEntries(
    CONTENT_FIELDS.filter((field) => field in workflow).map((field) => [field, workflow[field]]),
  );
  const body = { ...content, nodes: workflow.nodes.map((node) => withCredentialIds(node, credentialIds)) };
  const { exists } = await rest.get(`/workflows/${id}/exists`);
  if (exists) await rest.patch(`/workflows/${id}`, body);
  else await rest.post('/workflows', { id, ...body });
}

/**
 * @param {any} node
 * @param {Record<string, string>} credentialIds
 */
function withCredentialIds(node, credentialIds) {
  if (!node.credentials) return node;
  const credentials = Object.entries(
    /** @type {Record<string, { id: string, name: string }>} */ (node.credentials),
  );
  const translated = credentials.map(([type, { id, name }]) => [type, { id: credentialIds[id] ?? id, name }]);
  return { ...node, credentials: Object.fromEntries(translated) };
}
