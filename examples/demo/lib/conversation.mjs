/**
 * Runs one conversation: a customer writes on WhatsApp, the workflow offers two options, the customer taps one, the
 * workflow confirms by SMS and, after its delivery receipt, reports the delivery on WhatsApp.
 *
 * @typedef {object} Beat one message as the sandbox stores it, and the n8n workflow that sent it
 * @property {any} message
 * @property {string} [tapped]
 * @property {{ flow: string, nodes: string[], executionId: string, sentBy?: string }} [by]
 *
 * @typedef {import('./stage.mjs').Stage} Stage
 */

const patienceMs = 30_000;

/** The customer and the message. Any number works. */
export const customer = { phone: '+6591234567', name: 'Mei' };

/**
 * @param {Stage} stage
 * @param {{ onBeat?: (beat: Beat) => void }} [options]
 * @returns {Promise<Beat[]>}
 */
export async function playConversation({ sandbox, n8n, workflows }, { onBeat = () => {} } = {}) {
  const [orderDesk, receipts] = workflows.map(({ id, name }) => ({ id, name }));
  if (!orderDesk || !receipts) throw new Error('The conversation needs both example workflows.');
  /** @type {Beat[]} */
  const beats = [];
  const tell = (/** @type {Beat} */ beat) => {
    beats.push(beat);
    onBeat(beat);
    return beat;
  };
  const newest = async (/** @type {string} */ workflowId) =>
    (await n8n.executions({ workflowId, limit: 1 }))[0]?.id ?? '0';

  /** Waits for the workflow's message and for the execution that sent it. Both must have the same UMID. */
  const answer = async (
    /** @type {{ id: string, name: string }} */ flow,
    /** @type {string} */ node,
    /** @type {Record<string, string>} */ expected,
    /** @type {string} */ after,
  ) => {
    const filter = new URLSearchParams({ to: customer.phone, direction: 'outbound', ...expected });
    const [message, execution] = await Promise.all([
      sandbox.get(`messages/wait?${filter}&timeoutMs=${patienceMs}`),
      n8n.awaitExecution({ workflowId: flow.id, after, timeoutMs: patienceMs }),
    ]);
    const ran = execution.nodes[node];
    if (execution.error) throw new Error(`The workflow "${flow.name}" stopped: ${execution.error.message}`);
    const umid = ran?.items[0]?.umid;
    if (umid !== message.umid) {
      throw new Error(
        `The node "${node}" returned ${umid ?? 'no UMID'}, but the sandbox has ${message.umid}.`,
      );
    }
    const nodes = Object.keys(execution.nodes);
    return tell({ message, by: { flow: flow.name, nodes, executionId: execution.id, sentBy: node } });
  };

  const { now: since } = await sandbox.get('');

  let after = await newest(orderDesk.id);
  const question = await sandbox.post('inbound/chat', {
    from: customer.phone,
    name: customer.name,
    text: 'Hello, when do I get my order 1001?',
  });
  tell({ message: question });
  const offer = await answer(orderDesk, 'Offer Two Ways', { channel: 'whatsapp', since }, after);

  await reached(sandbox, offer.message.umid, 'read');
  after = await newest(orderDesk.id);
  const beforeReceipt = await newest(receipts.id);
  const tap = await sandbox.post('reply', { umid: offer.message.umid, button: 'tomorrow' });
  tell({ message: tap, tapped: tap.text });
  const sms = await answer(orderDesk, 'Confirm Delivery by SMS', { channel: 'sms', since }, after);

  await reached(sandbox, sms.message.umid, 'delivered');
  await answer(
    receipts,
    'Say So on WhatsApp',
    { channel: 'whatsapp', text: 'as an SMS too', since },
    await receiptRun(n8n, receipts.id, beforeReceipt),
  );
  return withLatest(sandbox, beats);
}

/** The last execution before the one of the phone's receipt. 8x8 sends the operator's receipt first. */
async function receiptRun(
  /** @type {Stage['n8n']} */ n8n,
  /** @type {string} */ workflowId,
  /** @type {string} */ after,
) {
  for (;;) {
    const execution = await n8n.awaitExecution({ workflowId, after, timeoutMs: patienceMs });
    if (execution.nodes['Say So on WhatsApp']) return after;
    after = execution.id;
  }
}

/** Waits until a message has a status. */
async function reached(
  /** @type {Stage['sandbox']} */ sandbox,
  /** @type {string} */ umid,
  /** @type {string} */ state,
) {
  await sandbox.get(`messages/wait?${new URLSearchParams({ umid, state, timeoutMs: String(patienceMs) })}`);
}

/** The same beats with the latest statuses of their messages. */
async function withLatest(/** @type {Stage['sandbox']} */ sandbox, /** @type {Beat[]} */ beats) {
  const last = beats.at(-1);
  if (last) await reached(sandbox, last.message.umid, 'read');
  const messages = await sandbox.get('messages');
  return beats.map((beat) => ({
    ...beat,
    message: messages.find((/** @type {any} */ { umid }) => umid === beat.message.umid) ?? beat.message,
  }));
}
