import { join } from 'node:path';
import { preferredPort } from './lib/free-ports.mjs';
import { customer, playConversation } from './lib/conversation.mjs';
import { prepare, root, setStage } from './lib/stage.mjs';
import { createSteps } from './lib/steps.mjs';
import { linesOf } from './lib/transcript.mjs';

/**
 * `npm run demo`: runs a conversation between a customer, a real n8n and the sandbox, from a fresh clone.
 *
 * Exits with 0 after the conversation; at a terminal, it keeps n8n and the sandbox running until Ctrl-C. Exits with 1
 * and prints the reason when a step fails.
 */

const steps = createSteps();
const stays = Boolean(process.stdin.isTTY && process.stdout.isTTY);
const home = join(root, '.state', 'demo');
/** @type {import('./lib/stage.mjs').Stage | undefined} */
let stage;
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  await stage?.close().catch((error) => console.error(error.message));
  process.exit(code);
}

process.on('SIGINT', () => void end(stage && stays ? 0 : 130));
process.on('SIGTERM', () => void end(143));

try {
  const prepared = await prepare(steps);
  stage = await steps.step('Starting the sandbox and n8n, with the flows', async () =>
    setStage(prepared, {
      home,
      sandboxPort: await preferredPort(8888),
      n8nPort: await preferredPort(5678),
    }),
  );
  const { sandbox, n8n, workflows } = stage;
  steps.say('• Running the conversation …');
  const beats = await playConversation(stage, {
    onBeat: ({ message, by, tapped }) =>
      steps.say(
        `    ${by ? `n8n, "${by.sentBy}"` : customer.name}: ${tapped ? `[${message.text}]` : message.text}`,
      ),
  });

  steps.say('\nThe conversation\n');
  for (const beat of beats) for (const line of linesOf(beat, customer.name)) steps.say(line);
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
