import { setTimeout as sleep } from 'node:timers/promises';
import { parseFlatted } from './flatted.mjs';

/**
 * Reads executions of workflows over n8n's REST API: the demo and the tests check what each node returned.
 *
 * @typedef {object} ExecutionSummary
 * @property {string} id
 * @property {string} workflowId
 * @property {string} status success, error, crashed, canceled, running, waiting, new or unknown
 * @property {string} mode webhook, manual, trigger, error…
 * @property {string} [startedAt]
 * @property {string} [stoppedAt]
 *
 * @typedef {object} NodeRun one time that a node ran in an execution
 * @property {string} status
 * @property {any[][]} outputs for every output the items' JSON
 * @property {RunError} [error]
 * @property {number} ms
 *
 * @typedef {object} NodeResult
 * @property {any[]} items the JSON of all items it gave out, over all runs and outputs
 * @property {NodeRun[]} runs
 * @property {RunError} [error] of its last run
 *
 * @typedef {{ name?: string, message: string, description?: string, node?: string }} RunError
 *
 * @typedef {ExecutionSummary & { nodes: Record<string, NodeResult>, lastNode?: string, error?: RunError, data: any }} Execution
 */

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);

/**
 * The newest executions first.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {{ workflowId?: string, status?: string | string[], limit?: number }} [filter]
 * @returns {Promise<ExecutionSummary[]>}
 */
export async function listExecutions(rest, { workflowId, status, limit = 100 } = {}) {
  const filter = { ...(workflowId && { workflowId }), ...(status && { status: [status].flat() }) };
  const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: String(limit) });
  const { results } = await rest.get(`/executions?${query}`);
  return results.map(summary);
}

/**
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {string} id
 * @returns {Promise<Execution>}
 */
export async function readExecution(rest, id) {
  const raw = await rest.get(`/executions/${id}`);
  const data = typeof raw.data === 'string' ? parseFlatted(raw.data) : raw.data;
  const result = data?.resultData ?? {};
  const nodes = Object.fromEntries(
    Object.entries(result.runData ?? {}).map(([name, runs]) => [
      name,
      nodeResult(/** @type {any[]} */ (runs)),
    ]),
  );
  return {
    ...summary(raw),
    nodes,
    ...(result.lastNodeExecuted && { lastNode: result.lastNodeExecuted }),
    ...(result.error && { error: runError(result.error) }),
    data,
  };
}

/**
 * Waits for the first finished execution after the one with the id `after`.
 *
 * @param {import('./n8n-rest.mjs').N8nRest} rest
 * @param {{ workflowId: string, after?: string, statuses?: Iterable<string>, timeoutMs?: number }} options
 */
export async function awaitExecution(
  rest,
  { workflowId, after = '0', statuses = FINISHED, timeoutMs = 20_000 },
) {
  const wanted = new Set(statuses);
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(150)) {
    const newer = (await listExecutions(rest, { workflowId })).filter(({ id }) => Number(id) > Number(after));
    const found = newer.reverse().find(({ status }) => wanted.has(status));
    if (found) return readExecution(rest, found.id);
  }
  throw new Error(`No execution of workflow ${workflowId} ended within ${timeoutMs / 1000} s.`);
}

/**
 * @param {any} raw
 * @returns {ExecutionSummary}
 */
function summary({ id, workflowId, status, mode, startedAt, stoppedAt }) {
  return { id: String(id), workflowId, status, mode, startedAt, stoppedAt };
}

/**
 * @param {any[]} runs
 * @returns {NodeResult}
 */
function nodeResult(runs) {
  const read = runs.map((run) => ({
    status: run.executionStatus,
    outputs: (run.data?.main ?? []).map((/** @type {any[] | null} */ items) =>
      (items ?? []).map(({ json }) => json),
    ),
    ms: run.executionTime,
    ...(run.error && { error: runError(run.error) }),
  }));
  const error = read.at(-1)?.error;
  return { items: read.flatMap(({ outputs }) => outputs.flat()), runs: read, ...(error && { error }) };
}

/**
 * @param {any} error
 * @returns {RunError}
 */
function runError({ name, message, description, node }) {
  return { name, message, ...(description && { description }), ...(node?.name && { node: node.name }) };
}
