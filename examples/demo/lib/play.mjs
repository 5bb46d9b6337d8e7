import { openEvents } from './sandbox-events.mjs';
import { startsByHand } from './start-apps.mjs';

/**
 * Plays a workflow of the gallery with its scripted customer, and tells the conversation as it happens.
 *
 * @typedef {import('./start-apps.mjs').Apps} Apps
 * @typedef {import('./sandbox-events.mjs').LiveEvent} LiveEvent
 */

/** Steps that the messages and calls show already. */
const shownSteps = ['write', 'wait', 'tap', 'listen'];

const channels = /** @type {Record<string, string>} */ ({ whatsapp: 'WhatsApp', sms: 'SMS' });

/**
 * @param {Apps} apps
 * @param {import('./gallery.mjs').GalleryWorkflow} played
 * @param {(line: string) => void} say
 */
export async function playWorkflow({ sandbox, n8n, workflows }, played, say) {
  const [main] = workflows;
  const abort = new AbortController();
  const ended = tellUntilEnd(await openEvents(sandbox.url, abort.signal), createTeller(say));
  // It is awaited only if a customer takes part.
  ended.catch(() => undefined);
  try {
    if (played.hasCustomer) await sandbox.post(`scripts/${played.name}/play`);
    if (startsByHand(main)) {
      const { nodes, lastNode = '', error } = await runByHand(n8n, main.id, main.nodes[0].name);
      if (error) throw new Error(`The workflow stopped: ${error.message}`);
      say(`    n8n, "${lastNode}": ${JSON.stringify(nodes[lastNode]?.items ?? [])}`);
    }
    if (!played.hasCustomer) return;
    const run = await ended;
    if (run.state !== 'done') throw new Error(`The customer did not come to the end: ${run.error}`);
  } finally {
    abort.abort();
  }
}

/**
 * Tells the events until the script of the customer has ended, and returns its play.
 *
 * @param {AsyncIterable<LiveEvent>} events
 * @param {ReturnType<typeof createTeller>} tell
 */
async function tellUntilEnd(events, tell) {
  for await (const event of events) {
    if (event.kind === 'message') tell.message(event);
    if (event.kind === 'call') tell.call(event.session);
    if (event.kind === 'script') {
      tell.steps(event.run);
      if (event.run.state !== 'playing') return event.run;
    }
  }
  throw new Error('The sandbox closed its event stream.');
}

/**
 * Runs a workflow as the editor's button does, and waits until it has ended.
 *
 * @param {Apps['n8n']} n8n
 * @param {string} workflowId
 * @param {string} trigger
 */
async function runByHand(n8n, workflowId, trigger) {
  const [last] = await n8n.executions({ workflowId, limit: 1 });
  await n8n.testListen(workflowId, { trigger });
  return n8n.awaitExecution({ workflowId, after: last?.id ?? '0', timeoutMs: 60_000 });
}

/**
 * Prints messages, what is said in calls, and what people do besides.
 *
 * @param {(line: string) => void} say
 */
function createTeller(say) {
  /** @type {Map<string, number>} */
  const heard = new Map();
  /** @type {Set<number>} */
  const told = new Set();
  return {
    /** @param {import('8x8-sandbox').ScriptRun} run */
    steps({ steps }) {
      for (const [index, { do: kind, title, state }] of steps.entries()) {
        if (state === 'waiting' || told.has(index) || shownSteps.includes(kind)) continue;
        told.add(index);
        say(`    ${title}`);
      }
    },
    /** @param {Extract<LiveEvent, { kind: 'message' }>} event */
    message({ message, customerName }) {
      const channel = channels[message.channel] ?? message.channel;
      const name =
        customerName === message.customer ? message.customer : `${customerName} (${message.customer})`;
      const buttons = (message.actions ?? []).map(({ title }) => ` [${title}]`).join('');
      if (message.direction === 'inbound') say(`    ${name} · ${channel}: ${message.text}`);
      else say(`    n8n to ${name} · ${channel}: ${message.text}${buttons}`);
    },
    /** @param {Extract<LiveEvent, { kind: 'call' }>['session']} session */
    call({ sessionId, heard: texts }) {
      const known = heard.get(sessionId) ?? 0;
      for (const text of texts.slice(known)) say(`    n8n says in the call: ${text}`);
      heard.set(sessionId, texts.length);
    },
  };
}
