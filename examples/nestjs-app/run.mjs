import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../demo/lib/free-ports.mjs';
import { createSteps } from '../demo/lib/steps.mjs';
import { startApp } from './lib/app-process.mjs';
import { compile } from './lib/compile.mjs';
import { eventually, requestsTo } from './lib/requests.mjs';
import {
  answerCall,
  importCustomers,
  openVideoRoom,
  rateDelivery,
  writeOnWhatsApp,
} from './lib/customer-scenarios.mjs';
import { deliverOktaCode, optOut, runCampaign, shipOrders, signUp } from './lib/scenarios.mjs';

/** `npm run demo:nest`: runs the NestJS example on the sandbox. Exits with 1 if a scenario fails. */

const home = dirname(fileURLToPath(import.meta.url));
const steps = createSteps();
const say = (line) => steps.say(line);
const secret = () => `Bearer ${randomBytes(16).toString('hex')}`;
/** @type {(() => Promise<void>)[]} */
const cleanups = [];
/** @type {ReturnType<typeof startApp> | undefined} */
let app;

async function cleanUp() {
  for (const close of cleanups.splice(0).reverse()) await close();
}

async function runDemo() {
  await steps.step('Compiling the app', () => compile(join(home, 'src'), join(home, 'dist')));

  const { createSandbox } = await import('8x8-sandbox');
  const sandbox = await createSandbox({ timeScale: 0.01 });
  cleanups.push(() => sandbox.close());
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const oktaSecret = secret();
  await steps.step('Starting the app', async () => {
    app = startApp({
      main: join(home, 'dist', 'main.js'),
      env: {
        PORT: String(port),
        PUBLIC_URL: url,
        EIGHT_BY_EIGHT_API_KEY: sandbox.apiKey,
        EIGHT_BY_EIGHT_ACCOUNT_ID: sandbox.accountId,
        EIGHT_BY_EIGHT_BASE_URL: sandbox.url,
        EIGHT_BY_EIGHT_SMS: sandbox.subAccountIds.sms,
        EIGHT_BY_EIGHT_CHAT_APPS: sandbox.subAccountIds.chatApps,
        EIGHT_BY_EIGHT_VERIFICATION: sandbox.subAccountIds.verification,
        EIGHT_BY_EIGHT_VOICE: sandbox.subAccountIds.voice,
        EIGHT_BY_EIGHT_WEBHOOK_SECRET: secret(),
        OKTA_HOOK_SECRET: oktaSecret,
        OKTA_SENDER: 'ExampleShop',
        SHOP_PHONE: '+6598765432',
      },
    });
    cleanups.push(app.stop);
    await app.listening;
    // The app registers its webhooks once it listens.
    for (const operation of ['sms.setWebhooks', 'chatApps.setWebhooks', 'voice.setWebhook'])
      await eventually(`the app calls ${operation}`, () =>
        sandbox.requests().find((request) => request.operation === operation && request.status === 200),
      );
  });

  const context = { sandbox, app: requestsTo(url), oktaSecret, say };
  await steps.step('A customer signs up', () => signUp(context));
  await steps.step('Two orders are shipped, one to a phone without WhatsApp', () => shipOrders(context));
  await steps.step('A customer rates a delivery', () => rateDelivery(context));
  await steps.step('The team writes to a customer on WhatsApp', () => writeOnWhatsApp(context));
  await steps.step('A customer calls', () => answerCall(context));
  await steps.step('A customer gets a video room', () => openVideoRoom(context));
  await steps.step('Customers are imported', () => importCustomers(context));
  await steps.step('A customer opts out', () => optOut(context));
  await steps.step('Okta sends a code', () => deliverOktaCode(context));
  await steps.step('A campaign goes to 1,000 recipients', () => runCampaign(context));
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => void cleanUp().finally(() => process.exit(code)));

try {
  await runDemo();
  await cleanUp();
  say(`\nAll scenarios succeeded in ${steps.total()}.`);
} catch (error) {
  console.error(`\nThe demo failed. ${error instanceof Error ? error.message : String(error)}`);
  const output = app?.output();
  if (output) console.error(`\nThe app's output:\n${output}`);
  await cleanUp().catch(() => undefined);
  process.exitCode = 1;
}
