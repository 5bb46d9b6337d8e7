import { join } from 'node:path';

import { preferredPort } from '../examples/demo/lib/free-ports.mjs';
import { startProcessGroup } from '../examples/demo/lib/process-group.mjs';
import { prepare, startApps } from '../examples/demo/lib/start-apps.mjs';
import { createSteps } from '../examples/demo/lib/steps.mjs';
import { node24, root } from './setup.mjs';
import { watchPage } from './watch-page.mjs';

/**
 * `npm run dev`: a real n8n with the nodes of this repository, and a sandbox. Both reload when a source file changes.
 *
 * n8n clears the modules below the folder that it watches. The compiler therefore writes into n8n's own copy of the
 * package: a link to the repository would clear n8n itself, which is installed below it.
 */
const home = join(root, '.state', 'dev');
const packageFolder = join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-8x8');
const steps = createSteps();
const log = (line) => {
  if (/Hot reload|error TS|Restarting/.test(line)) steps.say(`    ${line}`);
};

/** @type {import('../examples/demo/lib/start-apps.mjs').Apps | undefined} */
let apps;
/** @type {import('../examples/demo/lib/process-group.mjs').ProcessGroup | undefined} */
let compiler;

async function end(code) {
  await compiler?.stop(1_000);
  await apps?.close();
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));

try {
  const prepared = await prepare(steps);
  await steps.step('Building the page of the sandbox', watchPage);
  apps = await steps.step('Starting the sandbox and n8n', async () =>
    startApps(prepared, {
      home,
      sandboxPort: await preferredPort(8888),
      n8nPort: await preferredPort(5678),
      reload: true,
      log,
    }),
  );
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  compiler = startProcessGroup({
    command: node24,
    args: [tsc, '--watch', '--preserveWatchOutput', '--outDir', join(packageFolder, 'dist')],
    cwd: root,
    env: process.env,
    onLine: log,
  });

  const { sandbox, n8n } = apps;
  steps.say(`\n  n8n editor   ${n8n.url}`);
  steps.say(`               log in as ${n8n.access.email} with the password ${n8n.access.password}`);
  steps.say(`  sandbox      ${sandbox.url}  (you are the customer there)`);
  steps.say(
    '\nChange a file in nodes, core or sandbox: the editor and the sandbox reload. Ctrl-C stops both.\n',
  );
  throw new Error(
    `${await Promise.race([n8n.exited, sandbox.exited.then(() => 'The sandbox ended by itself.')])}`,
  );
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await end(1);
}
