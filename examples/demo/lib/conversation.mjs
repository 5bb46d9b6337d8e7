/**
 * Runs one conversation: a customer writes on WhatsApp, the workflow offers two options, the customer taps one, the
 * workflow confirms by SMS and, after its delivery receipt, reports the delivery on WhatsApp.
 *
 * @typedef {object} Turn one message as the sandbox stores it, and the n8n workflow that sent it
 * @property {any} message
 * @property {string} [tapped]
 * @property {{ flow: string, nodes: string[], executionId: string, sentBy?: string }} [by]
 *
 * @typedef {import('./start-apps.mjs').Apps} Apps
 */

const waitTimeoutMs = 30_000;

/** The customer and the message. Any number works. */
export const customer = { phone: '+6591234567', name: 'Mei' };

/**
 * @param {Apps} apps
 * @param {{ onTurn?: (turn: Turn) => void }} [options]
 * @returns {Promise<Turn[]>}
 */
export async function runConversation({ sandbox, n8n, workflows }, { onTurn = () => {} } = {}) {
  const [orderDesk, receipts] = workflows.map(({ id, name }) => ({ id, name }));
  if (!orderDesk || !receipts) throw new Error('The conversation needs both example workflows.');
  /** @type {Turn[]} */
  const turns = [];
  const addTurn = (/** @type {Turn} */ turn) => {
    turns.push(turn);
    onTurn(turn);
    return turn;
  };
  const newestExecutionId = async (/** @type {string} */ workflowId) =>
    (await n8n.executions({ workflowId, limit: 1 }))[0]?.id ?? '0';

  /** Waits for the workflow's message and for the execution that sent it. Both must have the same UMID. */
  const waitForAnswer = async (
    /** @type {{ id: string, name: string }} */ flow,
    /** @type {string} */ node,
    /** @type {Record<string, string>} */ expected,
    /** @type {string} */ after,
  ) => {
    const filter = new URLSearchParams({ to: customer.phone, direction: 'outbound', ...expected });
    const [message, execution] = await Promise.all([
      sandbox.get(`messages/wait?${filter}&timeoutMs=${waitTimeoutMs}`),
      n8n.awaitExecution({ workflowId: flow.id, after, timeoutMs: waitTimeoutMs }),
    ]);
    const nodeRun = execution.nodes[node];
    if (execution.error) throw new Error(`The workflow "${flow.name}" stopped: ${execution.error.message}`);
    const umid = nodeRun?.items[0]?.umid;
    if (umid !== message.umid) {
      throw new Error(
        `The node "${node}" returned ${umid ?? 'no UMID'}, but the sandbox has ${message.umid}.`,
      );
    }
    const nodes = Object.keys(execution.nodes);
    return addTurn({ message, by: { flow: flow.name, nodes, executionId: execution.id, sentBy: node } });
  };

  const { now: since } = await sandbox.get('');

  let after = await newestExecutionId(orderDesk.id);
  const question = await sandbox.post('inbound/chat', {
    from: customer.phone,
    name: customer.name,
    text: 'Hello, when do I get my order 1001?',
  });
  addTurn({ message: question });
  const offer = await waitForAnswer(orderDesk, 'Offer Two Ways', { channel: 'whatsapp', since }, after);

  await waitForStatus(sandbox, offer.message.umid, 'read');
  after = await newestExecutionId(orderDesk.id);
  const beforeReceipt = await newestExecutionId(receipts.id);
  const tap = await sandbox.post('reply', { umid: offer.message.umid, button: 'tomorrow' });
  addTurn({ message: tap, tapped: tap.text });
  const sms = await waitForAnswer(orderDesk, 'Confirm Delivery by SMS', { channel: 'sms', since }, after);

  await waitForStatus(sandbox, sms.message.umid, 'delivered');
  await waitForAnswer(
    receipts,
    'Say So on WhatsApp',
    { channel: 'whatsapp', text: 'as an SMS too', since },
    await lastExecutionBeforeReceipt(n8n, receipts.id, beforeReceipt),
  );
  return withLatestStatuses(sandbox, turns);
}

/** The last execution before the one of the phone's receipt. 8x8 sends the operator's receipt first. */
async function lastExecutionBeforeReceipt(
  /** @type {Apps['n8n']} */ n8n,
  /** @type {string} */ workflowId,
  /** @type {string} */ after,
) {
  for (;;) {
    const execution = await n8n.awaitExecution({ workflowId, after, timeoutMs: waitTimeoutMs });
    if (execution.nodes['Say So on WhatsApp']) return after;
    after = execution.id;
  }
}

/** Waits until a message has a status. */
async function waitForStatus(
  /** @type {Apps['sandbox']} */ sandbox,
  /** @type {string} */ umid,
  /** @type {string} */ state,
) {
  await sandbox.get(
    `messages/wait?${new URLSearchParams({ umid, state, timeoutMs: String(waitTimeoutMs) })}`,
  );
}

/** The same turns with the latest statuses of their messages. */
async function withLatestStatuses(/** @type {Apps['sandbox']} */ sandbox, /** @type {Turn[]} */ turns) {
  const last = turns.at(-1);
  if (last) await waitForStatus(sandbox, last.message.umid, 'read');
  const messages = await sandbox.get('messages');
  return turns.map((turn) => ({
    ...turn,
    message: messages.find((/** @type {any} */ { umid }) => umid === turn.message.umid) ?? turn.message,
  }));
}
