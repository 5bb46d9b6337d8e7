import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../demo/lib/free-ports.mjs';
import { createSteps } from '../demo/lib/steps.mjs';
import { startApp } from './lib/app-process.mjs';
import { compile } from './lib/compile.mjs';
import { eventually, requestsTo } from './lib/requests.mjs';
import { campaign, oktaAsks, optOut, shipOrders, signUp } from './lib/story.mjs';

/** `npm run demo:nest`: a NestJS shop on the sandbox. Ends with 0 when the story went as it should, else with 1. */

const home = dirname(fileURLToPath(import.meta.url));
const steps = createSteps();
const say = (line) => steps.say(line);
const secret = () => `Bearer ${randomBytes(16).toString('hex')}`;
/** @type {(() => Promise<void>)[]} */
const closing = [];
/** @type {ReturnType<typeof startApp> | undefined} */
let app;

async function end() {
  for (const close of closing.splice(0).reverse()) await close();
}

async function play() {
  await steps.step('Compiling the app', () => compile(join(home, 'src'), join(home, 'dist')));

  const { createSandbox } = await import('8x8-sandbox');
  const sandbox = await createSandbox({ timeScale: 0.01 });
  closing.push(() => sandbox.close());
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
        EIGHT_BY_EIGHT_WEBHOOK_SECRET: secret(),
        OKTA_HOOK_SECRET: oktaSecret,
      },
    });
    closing.push(app.stop);
    await app.listening;
    // The app sets its webhooks once it listens.
    for (const operation of ['sms.setWebhooks', 'chatApps.setWebhooks'])
      await eventually(`${operation}, by the app`, () =>
        sandbox.requests().find((request) => request.operation === operation && request.status === 200),
      );
  });

  const stage = { sandbox, app: requestsTo(url), oktaSecret, say };
  await steps.step('A customer signs up', () => signUp(stage));
  await steps.step('Two orders are shipped, one to a phone without WhatsApp', () => shipOrders(stage));
  await steps.step('A customer opts out', () => optOut(stage));
  await steps.step('Okta wants a code delivered', () => oktaAsks(stage));
  await steps.step('A campaign goes to a thousand', () => campaign(stage));
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => void end().finally(() => process.exit(code)));

try {
  await play();
  await end();
  say(`\nAll went as it should, in ${steps.total()}.`);
} catch (error) {
  console.error(`\nThe demo did not succeed. ${error instanceof Error ? error.message : String(error)}`);
  const said = app?.output();
  if (said) console.error(`\nThe app said:\n${said}`);
  await end().catch(() => undefined);
  process.exitCode = 1;
}
