import { join } from 'node:path';
import { customer, runConversation } from '../../../examples/demo/lib/conversation.mjs';
import { freePorts } from '../../../examples/demo/lib/free-ports.mjs';
import { findN8n } from '../../../examples/demo/lib/install-n8n.mjs';
import { packNodes } from '../../../examples/demo/lib/pack-nodes.mjs';
import { startApps } from '../../../examples/demo/lib/start-apps.mjs';
import { formatTurn } from '../../../examples/demo/lib/transcript.mjs';

/** Runs the demo's conversation on an installed n8n and prints it as the demo does: `node conversation.mjs <n8n> <home>`. */
const [dir = '', home = ''] = process.argv.slice(2);
const n8n = await findN8n(dir);
const tarball = await packNodes(join(home, 'tarballs'));
const [sandboxPort = 0, n8nPort = 0] = await freePorts(2);
const apps = await startApps({ n8n, tarball }, { home, sandboxPort, n8nPort });
try {
  console.log('The conversation\n');
  for (const turn of await runConversation(apps)) console.log(formatTurn(turn, customer.name).join('\n'));
} finally {
  await apps.close();
}
