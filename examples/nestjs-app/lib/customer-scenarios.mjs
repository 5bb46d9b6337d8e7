import { eventually } from './requests.mjs';

const mei = '+6591234567';
const ravi = '+6591234568';

/**
 * More scenarios of the demo: ratings, WhatsApp support, calls, video and the import of customers.
 *
 * @typedef {import('./scenarios.mjs').Context} Context
 */

/** @param {Context} context */
export async function rateDelivery({ sandbox, app, say }) {
  await app.expect(202, 'POST', '/deliveries', { order: '1001', destination: ravi });
  await sandbox.waitForMessage({ to: ravi, channel: 'sms', text: 'How was our delivery?' });
  await eventually('8x8 waits for the reply', () =>
    sandbox.workflows().find(({ runs }) => runs.some(({ waitsFor }) => waitsFor !== undefined)),
  );
  sandbox.inboundSms({ from: ravi, text: '5' });
  const rating = await eventually('the app knows the rating', async () => {
    const { status, body } = await app.send('GET', '/deliveries/1001/rating');
    return status === 200 ? body.rating : undefined;
  });
  const { text } = await sandbox.waitForMessage({ to: ravi, channel: 'sms', text: 'Thank you' });
  say(`  8x8 runs the survey: Ravi rates order 1001 with ${rating}. The shop: "${text}"`);
}

/** @param {Context} context */
export async function writeOnWhatsApp({ sandbox, app, say }) {
  sandbox.addTemplate({
    name: 'message_from_shop',
    body: 'A message from Example Shop: {{1}} Reply to talk to us.',
  });
  const write = (text) => app.expect(201, 'POST', '/support/messages', { destination: ravi, text });
  const before = await write('your umbrella is repaired.');
  await sandbox.waitForMessage({ to: ravi, channel: 'whatsapp', text: 'umbrella' });
  sandbox.inboundChat({ from: ravi, text: 'Great! When can I get it?' });
  const after = await eventually('the app knows that Ravi wrote', async () => {
    const sent = await write('Any day from ten to twenty.');
    return sent.as === 'text' ? sent : undefined;
  });
  say(`  Before Ravi writes: a ${before.as}. After it: a ${after.as}.`);
}

/** @param {Context} context */
export async function answerCall({ sandbox, say }) {
  sandbox.inboundCall({ from: ravi });
  const heard = (part) =>
    eventually(`the caller hears "${part}"`, () =>
      sandbox.callSessions().find((session) => session.heard.some((text) => text.includes(part))),
    );
  await heard('press 1');
  sandbox.pressDigits({ number: ravi, digits: '1' });
  const session = await heard('from ten to twenty');
  say(`  Ravi calls and presses 1. He hears: "${session.heard.at(-1)}"`);
}

/** @param {Context} context */
export async function openVideoRoom({ sandbox, app, say }) {
  const room = await app.expect(201, 'POST', '/video-rooms', { destination: ravi, claim: 'claim-1001' });
  const { text } = await sandbox.waitForMessage({ to: ravi, channel: 'sms', text: 'on video' });
  if (!text.includes(room.guestLink) || sandbox.videoRooms().length !== 1)
    throw new Error(`The SMS does not have the link ${room.guestLink}: ${text}`);
  await app.expect(400, 'POST', '/video-rooms', { destination: ravi, claim: '1001' });
  say('  A room is open, and Ravi has its link. A claim with four characters is refused with 400.');
}

/** @param {Context} context */
export async function importCustomers({ app, say }) {
  const customers = [
    { phone: mei, name: 'Mei' },
    { phone: ravi, name: 'Ravi, "the umbrella man"' },
    { phone: '12', name: 'Lin' },
  ];
  const { id } = await app.expect(202, 'POST', '/customers/imports', { customers });
  const ended = await eventually('the import ends', async () => {
    const found = await app.expect(200, 'GET', `/customers/imports/${id}`);
    return found.state === 'running' ? undefined : found;
  });
  if (ended.state !== 'completed') throw new Error(`The import ended with ${JSON.stringify(ended)}`);
  say(`  ${customers.length} customers: ${ended.inserted} contacts are new, ${ended.refused} refused.`);
}
