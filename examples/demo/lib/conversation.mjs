/**
 * One conversation through every part: a customer writes on WhatsApp, the flow offers two ways, the customer taps one,
 * the flow confirms by SMS and, when its delivery receipt comes, says so on WhatsApp.
 *
 * @typedef {object} Beat what one side said, as the sandbox's books have it, and who in n8n said it
 * @property {any} message
 * @property {string} [tapped]
 * @property {{ flow: string, nodes: string[], executionId: string, sentBy?: string }} [by]
 *
 * @typedef {import('./stage.mjs').Stage} Stage
 */

const patienceMs = 30_000;

/** Who writes, and what; any number will do. */
export const customer = { phone: '+6591234567', name: 'Mei' };

/**
 * @param {Stage} stage
 * @param {{ onBeat?: (beat: Beat) => void }} [options]
 * @returns {Promise<Beat[]>}
 */
export async function playConversation({ sandbox, n8n, workflows }, { onBeat = () => {} } = {}) {
  const [orderDesk, receipts] = workflows.map(({ id, name }) => ({ id, name }));
  if (!orderDesk || !receipts) throw new Error('The conversation needs both example flows.');
  /** @type {Beat[]} */
  const beats = [];
  const tell = (/** @type {Beat} */ beat) => {
    beats.push(beat);
    onBeat(beat);
    return beat;
  };
  const newest = async (/** @type {string} */ workflowId) =>
    (await n8n.executions({ workflowId, limit: 1 }))[0]?.id ?? '0';

  /** Waits for what the flow sends, and for the run that sent it: both must name the same message. */
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
    if (execution.error) throw new Error(`The flow "${flow.name}" stopped: ${execution.error.message}`);
    const umid = ran?.items[0]?.umid;
    if (umid !== message.umid) {
      throw new Error(`The node "${node}" gave out ${umid ?? 'no umid'}, the sandbox has ${message.umid}.`);
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

/** The last run before the one that a receipt for the recipient's phone started: 8x8 tells of the operator first. */
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

/** Waits until a message has come as far as a status. */
async function reached(
  /** @type {Stage['sandbox']} */ sandbox,
  /** @type {string} */ umid,
  /** @type {string} */ state,
) {
  await sandbox.get(`messages/wait?${new URLSearchParams({ umid, state, timeoutMs: String(patienceMs) })}`);
}

/** The same beats with the statuses that the messages have reached by now. */
async function withLatest(/** @type {Stage['sandbox']} */ sandbox, /** @type {Beat[]} */ beats) {
  const last = beats.at(-1);
  if (last) await reached(sandbox, last.message.umid, 'read');
  const messages = await sandbox.get('messages');
  return beats.map((beat) => ({
    ...beat,
    message: messages.find((/** @type {any} */ { umid }) => umid === beat.message.umid) ?? beat.message,
  }));
}
