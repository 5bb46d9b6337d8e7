import { eventually } from './requests.mjs';

const mei = '+6591234567';
/** The last digits make the sandbox fail WhatsApp messages to this number. */
const withoutWhatsApp = '+6591231022';

/**
 * The scenarios of the demo. Each one prints what happens, and throws if the app does something else.
 *
 * @typedef {object} Context
 * @property {import('8x8-sandbox').Sandbox} sandbox
 * @property {ReturnType<typeof import('./requests.mjs').requestsTo>} app
 * @property {string} oktaSecret
 * @property {(line: string) => void} say
 */

/** @param {Context} context */
export async function signUp({ sandbox, app, say }) {
  const { sessionId } = await app.expect(201, 'POST', '/sign-up', { destination: mei });
  const [verification] = sandbox.verifications({ sessionId });
  if (!verification) throw new Error(`The sandbox has no verification ${sessionId}.`);
  const wrong = verification.code === '000000' ? '111111' : '000000';
  const refusal = await app.expect(422, 'POST', '/sign-up/confirm', { sessionId, code: wrong });
  say(`  A wrong code is refused: ${refusal.attemptsLeft} attempts left.`);
  const { verified } = await app.expect(201, 'POST', '/sign-up/confirm', {
    sessionId,
    code: verification.code,
  });
  if (verified !== mei) throw new Error(`${mei} should be verified, not ${verified}.`);
  say(`  The code from the SMS verifies ${verified}.`);
}

/** @param {Context} context */
export async function shipOrders({ app, say }) {
  const ship = (order, name, destination) =>
    app.expect(201, 'POST', `/orders/${order}/shipped`, { name, destination });
  const deliveriesOf = (order, state) =>
    eventually(`the message about order ${order} becomes "${state}"`, async () => {
      const { deliveries } = await app.expect(200, 'GET', `/orders/${order}`);
      return deliveries.includes(state) ? deliveries.join(', then ') : undefined;
    });
  await ship('1001', 'Mei', mei);
  say(`  Order 1001: ${await deliveriesOf('1001', 'whatsapp delivered')}.`);
  await ship('1002', 'Arjun', withoutWhatsApp);
  await deliveriesOf('1002', 'whatsapp undelivered');
  say(`  Order 1002: ${await deliveriesOf('1002', 'sms delivered')}.`);
}

/** @param {Context} context */
export async function optOut({ sandbox, app, say }) {
  sandbox.inboundSms({ from: mei, text: 'Stop!' });
  const { text } = await sandbox.waitForMessage({ to: mei, channel: 'sms', text: 'unsubscribed' });
  say(`  Mei writes "Stop!". The shop: "${text}"`);
  const answer = await app.expect(201, 'POST', '/orders/1003/shipped', { name: 'Mei', destination: mei });
  if (answer.sent) throw new Error('Mei has opted out, but got a message about order 1003.');
  say(`  Order 1003 is shipped: nothing is sent. ${answer.reason}`);
}

/** @param {Context} context */
export async function deliverOktaCode({ sandbox, app, oktaSecret, say }) {
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
  const voice = await app.expect(500, 'POST', '/okta/telephony', hook, { authorization: oktaSecret });
  say(`  A voice call is refused with 500: ${voice.error.errorSummary}`);
  hook.data.messageProfile.deliveryChannel = 'SMS';
  sandbox.addFault({ target: 'sms.send', effect: { kind: 'error', status: 400, code: 1000 } });
  const failed = await app.expect(500, 'POST', '/okta/telephony', hook, { authorization: oktaSecret });
  sandbox.clearFaults();
  if (!failed.error?.errorSummary) throw new Error(`Okta was not told why: ${JSON.stringify(failed)}`);
  say('  8x8 refuses the SMS: Okta gets 500 with the reason, and delivers the code itself.');
  const { commands } = await app.expect(200, 'POST', '/okta/telephony', hook, { authorization: oktaSecret });
  const { status, transactionId, transactionMetadata } = commands[0].value[0];
  const [sent] = sandbox.messages({ umid: transactionId });
  if (status !== 'SUCCESSFUL' || sent?.text !== 'Your code is 271828')
    throw new Error(`Okta was answered ${status}, and the SMS says "${sent?.text}".`);
  if (sent.from !== 'ExampleShop' || JSON.parse(transactionMetadata).umid !== transactionId)
    throw new Error(`The SMS is from ${sent.from}, and Okta's metadata are ${transactionMetadata}.`);
  say(`  Without the secret: 401. With it: ${status}, and an SMS of ${sent.from} to ${sent.to}.`);
}

/** @param {Context} context */
export async function runCampaign({ app, say }) {
  const recipients = [mei, ...Array.from({ length: 999 }, (_, index) => `+6580${100_000 + index * 10 + 5}`)];
  const { id } = await app.expect(202, 'POST', '/campaigns', {
    text: 'Autumn sale: all is 20 % off.',
    recipients,
  });
  let lastShown = -1;
  const campaign = await eventually('the campaign ends', async () => {
    const current = await app.expect(200, 'GET', `/campaigns/${id}`);
    const done = current.progress?.done ?? 0;
    if (done !== lastShown) say(`  ${done} of ${current.total} …`);
    lastShown = done;
    return current.state === 'running' ? undefined : current;
  });
  const { state, optedOut, total, progress } = campaign;
  if (state !== 'done' || optedOut !== 1 || progress?.accepted !== total)
    throw new Error(`The campaign ended with an unexpected result: ${JSON.stringify(campaign)}`);
  say(
    `  ${recipients.length} recipients: ${progress.accepted} accepted, ${optedOut} skipped after opting out.`,
  );
}
