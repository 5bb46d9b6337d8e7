import { eventually } from './requests.mjs';

const mei = '+6591234567';
/** The sandbox does not reach numbers that end so on WhatsApp. */
const withoutWhatsApp = '+6591231022';

/**
 * What happens in the shop, told as it happens. Each step throws where the app did not do what it should.
 *
 * @typedef {object} Stage
 * @property {import('8x8-sandbox').Sandbox} sandbox
 * @property {ReturnType<typeof import('./requests.mjs').requestsTo>} app
 * @property {string} oktaSecret
 * @property {(line: string) => void} say
 */

/** @param {Stage} stage */
export async function signUp({ sandbox, app, say }) {
  const { sessionId } = await app.expect(201, 'POST', '/sign-up', { destination: mei });
  const [verification] = sandbox.verifications({ sessionId });
  if (!verification) throw new Error(`The sandbox knows of no verification ${sessionId}.`);
  const wrong = verification.code === '000000' ? '111111' : '000000';
  const refused = await app.expect(422, 'POST', '/sign-up/confirm', { sessionId, code: wrong });
  say(`  A wrong code is refused: ${refused.attemptsLeft} attempts left.`);
  const { verified } = await app.expect(201, 'POST', '/sign-up/confirm', {
    sessionId,
    code: verification.code,
  });
  if (verified !== mei) throw new Error(`${mei} should be verified, not ${verified}.`);
  say(`  The code from the SMS verifies ${verified}.`);
}

/** @param {Stage} stage */
export async function shipOrders({ app, say }) {
  const ship = (order, name, destination) =>
    app.expect(201, 'POST', `/orders/${order}/shipped`, { name, destination });
  const toldOf = (order, ending) =>
    eventually(`order ${order} is told as "${ending}"`, async () => {
      const { told } = await app.expect(200, 'GET', `/orders/${order}`);
      return told.includes(ending) ? told.join(', then ') : undefined;
    });
  await ship('1001', 'Mei', mei);
  say(`  Order 1001: ${await toldOf('1001', 'whatsapp delivered')}.`);
  await ship('1002', 'Arjun', withoutWhatsApp);
  await toldOf('1002', 'whatsapp undelivered');
  say(`  Order 1002: ${await toldOf('1002', 'sms delivered')}.`);
}

/** @param {Stage} stage */
export async function optOut({ sandbox, app, say }) {
  sandbox.inboundSms({ from: mei, text: 'Stop' });
  const { text } = await sandbox.waitForMessage({ to: mei, channel: 'sms', text: 'unsubscribed' });
  say(`  Mei writes "Stop". The shop: "${text}"`);
  const answer = await app.expect(201, 'POST', '/orders/1003/shipped', { name: 'Mei', destination: mei });
  if (answer.sent) throw new Error('Mei has opted out, and was written to about order 1003.');
  say(`  Order 1003 is shipped: nothing is sent. ${answer.reason}`);
}

/** @param {Stage} stage */
export async function oktaAsks({ sandbox, app, oktaSecret, say }) {
  const hook = {
    eventType: 'com.okta.telephony.provider',
    requestType: 'com.okta.user.telephony.mfa-verification',
    data: {
      userProfile: {
        firstName: 'Arjun',
        lastName: 'Example',
        login: 'arjun@example.com',
        userId: '00uEXAMPLE',
      },
      messageProfile: {
        msgTemplate: 'Your code is 271828',
        phoneNumber: '+6598765432',
        otpExpires: new Date(Date.now() + 300_000).toISOString(),
        deliveryChannel: 'SMS',
        otpCode: '271828',
        locale: 'en',
      },
    },
  };
  await app.expect(401, 'POST', '/okta/telephony', hook);
  hook.data.messageProfile.deliveryChannel = 'Voice';
  const voice = await app.expect(200, 'POST', '/okta/telephony', hook, { authorization: oktaSecret });
  if (!voice.error) throw new Error(`A call was not refused: ${JSON.stringify(voice)}`);
  say(`  A call is refused: ${voice.error.errorSummary}`);
  hook.data.messageProfile.deliveryChannel = 'SMS';
  const { commands } = await app.expect(200, 'POST', '/okta/telephony', hook, { authorization: oktaSecret });
  const { status, transactionId } = commands[0].value[0];
  const [sent] = sandbox.messages({ umid: transactionId });
  if (status !== 'SUCCESSFUL' || sent?.text !== 'Your code is 271828')
    throw new Error(`Okta was answered ${status}, and the SMS says "${sent?.text}".`);
  say(`  Without the secret: 401. With it: ${status}, and an SMS to ${sent.to}.`);
}

/** @param {Stage} stage */
export async function campaign({ app, say }) {
  const recipients = [mei, ...Array.from({ length: 999 }, (_, index) => `+6580${100_000 + index * 10 + 5}`)];
  const { id } = await app.expect(202, 'POST', '/campaigns', {
    text: 'Autumn sale: all is 20 % off.',
    recipients,
  });
  let shown = -1;
  const ended = await eventually('the campaign ends', async () => {
    const now = await app.expect(200, 'GET', `/campaigns/${id}`);
    const done = now.progress?.done ?? 0;
    if (done !== shown) say(`  ${done} of ${now.total} …`);
    shown = done;
    return now.state === 'running' ? undefined : now;
  });
  const { state, optedOut, total, progress } = ended;
  if (state !== 'done' || optedOut !== 1 || progress?.accepted !== total)
    throw new Error(`The campaign ended otherwise than it should: ${JSON.stringify(ended)}`);
  say(
    `  ${recipients.length} recipients: ${progress.accepted} accepted, ${optedOut} left out who wrote STOP.`,
  );
}
