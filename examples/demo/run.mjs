import { join } from 'node:path';
import { preferredPort } from './lib/free-ports.mjs';
import { customer, runConversation } from './lib/conversation.mjs';
import { findWorkflow } from './lib/gallery.mjs';
import { playWorkflow } from './lib/play.mjs';
import { startStandIns } from '../stand-ins/start.mjs';
import { prepare, root, startApps } from './lib/start-apps.mjs';
import { createSteps } from './lib/steps.mjs';
import { formatTurn } from './lib/transcript.mjs';

/**
 * `npm run demo`: runs a conversation between a customer, a real n8n and the sandbox, from a fresh clone.
 * `npm run demo -- NAME` plays a workflow of the gallery with its scripted customer instead.
 *
 * Exits with 0 after the conversation; at a terminal, it keeps n8n and the sandbox running until Ctrl-C. Exits with 1
 * and prints the reason when a step fails.
 */

const steps = createSteps();
const stays = Boolean(process.stdin.isTTY && process.stdout.isTTY);
const [name] = process.argv.slice(2);
/** @type {import('./lib/start-apps.mjs').Apps | undefined} */
let apps;
/** @type {Awaited<ReturnType<typeof startStandIns>> | undefined} */
let standIns;
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  await apps?.close().catch((error) => console.error(error.message));
  await standIns?.close();
  process.exit(code);
}

process.on('SIGINT', () => void end(apps && stays ? 0 : 130));
process.on('SIGTERM', () => void end(143));

/** @param {import('./lib/start-apps.mjs').Apps} apps */
async function converse(apps) {
  const turns = await runConversation(apps, {
    onTurn: ({ message, by, tapped }) =>
      steps.say(
        `    ${by ? `n8n, "${by.sentBy}"` : customer.name}: ${tapped ? `[${message.text}]` : message.text}`,
      ),
  });
  steps.say('\nThe conversation\n');
  for (const turn of turns) for (const line of formatTurn(turn, customer.name)) steps.say(line);
}

try {
  const played = name === undefined ? undefined : findWorkflow(root, name);
  const prepared = await prepare(steps);
  standIns = await startStandIns(played?.services ?? []);
  const { list, env } = standIns;
  apps = await steps.step('Starting the sandbox and n8n, with the flows', async () =>
    startApps(prepared, {
      // Each workflow gets its own n8n data folder, because two workflows can need the same 8x8 webhook.
      home: join(root, '.state', ...(played ? ['gallery', played.name] : ['demo'])),
      sandboxPort: await preferredPort(8888),
      n8nPort: await preferredPort(5678),
      ...(played && {
        names: [played.name, ...played.with],
        standIns: list,
        env,
        ...(played.hasCustomer && { scripts: played.folder }),
      }),
    }),
  );
  const { sandbox, n8n, workflows } = apps;
  steps.say('• Running the conversation …');
  if (played) await playWorkflow(apps, played, (line) => steps.say(line));
  else await converse(apps);

  steps.say(`\nTotal time: ${steps.total()}.\n`);
  steps.say(`  n8n editor   ${n8n.url}`);
  steps.say(`               log in as ${n8n.access.email} with the password ${n8n.access.password}`);
  for (const { id, name } of workflows) steps.say(`               ${n8n.editorUrl(id)}  ${name}`);
  steps.say(`  sandbox      ${sandbox.url}  (you are the customer there)`);

  if (stays) {
    steps.say('\nBoth keep running. Press Ctrl-C to stop them.');
    const died = await Promise.race([n8n.exited.then(() => 'n8n'), sandbox.exited.then(() => 'The sandbox')]);
    if (!ending) throw new Error(`${died} stopped unexpectedly.`);
  } else {
    steps.say('\nBoth were stopped. Run the demo from a terminal to keep them running at these URLs.');
    await end(0);
  }
} catch (error) {
  if (!ending) {
    console.error(`\nThe demo did not succeed. ${error instanceof Error ? error.message : String(error)}`);
    await end(1);
  }
}
