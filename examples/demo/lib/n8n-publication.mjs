import { setTimeout as sleep } from 'node:timers/promises';
import { N8nRestError } from './n8n-rest.mjs';

/**
 * Publishes and unpublishes workflows, and waits until n8n has registered or removed their triggers. n8n 2 does that
 * after it has responded to the request. Errors of a trigger's `create` appear in the publication status.
 *
 * @typedef {object} PublicationStatus
 * @property {'in_progress' | 'not_published' | 'published' | 'partial' | 'failed'} status
 * @property {{ nodeId: string, status: string, errorMessage: string | null }[]} triggers
 */

const TIMEOUT_MS = 60_000;

/** A workflow was published, but one of its triggers could not be registered. */
export class ActivationError extends Error {
  /**
   * @param {{ id: string, name: string }} workflow
   * @param {string} reason
   */
  constructor({ id, name }, reason) {
    super(`n8n could not activate the workflow "${name}" (${id}): ${reason}`);
    this.name = 'ActivationError';
    this.workflowId = id;
    this.reason = reason;
  }
}

/**
 * Publishes the current workflow and waits until its triggers are registered.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {string} id
 */
export async function publish(rest, id) {
  const workflow = await rest.get(`/workflows/${id}`);
  const { status } = await publicationStatus(rest, id);
  const live = workflow.active && workflow.activeVersionId === workflow.versionId && status === 'published';
  if (live) return;
  try {
    await rest.post(`/workflows/${id}/activate`, { versionId: workflow.versionId });
  } catch (error) {
    // n8n rejects some workflows at once: a missing credential, a path that is in use.
    if (error instanceof N8nRestError) throw new ActivationError(workflow, error.reason);
    throw error;
  }
  await awaitPublished(rest, workflow);
}

/**
 * Unpublishes the workflow and waits until its triggers' `delete` has run.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {string} id
 */
export async function unpublish(rest, id) {
  await rest.post(`/workflows/${id}/deactivate`);
  await settled(rest, id);
}

/**
 * Unpublishes and republishes every published workflow, so that its triggers register again. n8n does not do this when
 * it starts, because it assumes that they are still registered.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 */
export async function republish(rest) {
  for (const { id } of await published(rest)) {
    await unpublish(rest, id);
    await publish(rest, id);
  }
}

/**
 * The published workflows, and those with a trigger that failed to register.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 */
export async function publications(rest) {
  /** @type {{ published: string[], failed: { id: string, name: string, reason: string }[] }} */
  const result = { published: [], failed: [] };
  for (const { id, name } of await published(rest)) {
    try {
      await awaitPublished(rest, { id, name });
      result.published.push(id);
    } catch (error) {
      if (!(error instanceof ActivationError)) throw error;
      result.failed.push({ id, name, reason: error.reason });
    }
  }
  return result;
}

/**
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @returns {Promise<{ id: string, name: string }[]>}
 */
function published(rest) {
  return rest.get(`/workflows?${new URLSearchParams({ filter: JSON.stringify({ active: true }) })}`);
}

/**
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {{ id: string, name: string }} workflow
 */
async function awaitPublished(rest, workflow) {
  // On a busy machine, n8n 2 begins to publish some time after it has responded.
  const { status, triggers } = await settled(rest, workflow.id, ['in_progress', 'not_published']);
  if (status === 'published') return;
  const reasons = triggers.map(({ errorMessage }) => errorMessage).filter((reason) => reason !== null);
  throw new ActivationError(workflow, reasons.join('; ') || `its publication is ${status}`);
}

/**
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {string} id
 * @returns {Promise<PublicationStatus>}
 */
export async function publicationStatus(rest, id) {
  try {
    return await rest.get(`/workflows/${id}/publication-status`);
  } catch (error) {
    if (!(error instanceof N8nRestError) || error.status !== 404) throw error;
    // With N8N_USE_WORKFLOW_PUBLICATION_SERVICE=false, n8n registers triggers before it responds and keeps no status.
    const { active } = await rest.get(`/workflows/${id}`);
    return { status: active ? 'published' : 'not_published', triggers: [] };
  }
}

/**
 * Waits until the status is another one than these.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {string} id
 * @param {PublicationStatus['status'][]} transient
 */
async function settled(rest, id, transient = ['in_progress']) {
  for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await sleep(100)) {
    const current = await publicationStatus(rest, id);
    if (!transient.includes(current.status)) return current;
  }
  throw new Error(`n8n was still publishing the workflow ${id} after ${TIMEOUT_MS / 1000} s.`);
}
