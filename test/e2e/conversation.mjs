import { join } from 'node:path';
import { packAll } from '../../.ci/pack.mjs';
import { customer, playConversation } from '../../examples/demo/lib/conversation.mjs';
import { freePorts } from '../../examples/demo/lib/free-ports.mjs';
import { installN8n } from '../../examples/demo/lib/install-n8n.mjs';
import { setStage } from '../../examples/demo/lib/stage.mjs';
import { linesOf } from '../../examples/demo/lib/transcript.mjs';

/** Plays the demo's conversation on the n8n of a folder, and tells it as the demo does: `node conversation.mjs <n8n> <home>`. */
const [dir = '', home = ''] = process.argv.slice(2);
const n8n = await installN8n({ dir });
const { 'n8n-nodes-8x8': tarball } = await packAll(join(home, 'tarballs'), ['n8n-nodes-8x8']);
const [sandboxPort = 0, n8nPort = 0] = await freePorts(2);
const stage = await setStage({ node24: n8n.node, n8n, tarball }, { home, sandboxPort, n8nPort });
try {
  console.log('The conversation\n');
  for (const beat of await playConversation(stage)) console.log(linesOf(beat, customer.name).join('\n'));
} finally {
  await stage.close();
}
