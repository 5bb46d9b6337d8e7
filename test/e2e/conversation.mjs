import { join } from 'node:path';
import { customer, playConversation } from '../../examples/demo/lib/conversation.mjs';
import { freePorts } from '../../examples/demo/lib/free-ports.mjs';
import { findN8n } from '../../examples/demo/lib/install-n8n.mjs';
import { packNodes } from '../../examples/demo/lib/pack-nodes.mjs';
import { setStage } from '../../examples/demo/lib/stage.mjs';
import { linesOf } from '../../examples/demo/lib/transcript.mjs';

/** Runs the demo's conversation on an installed n8n and prints it as the demo does: `node conversation.mjs <n8n> <home>`. */
const [dir = '', home = ''] = process.argv.slice(2);
const n8n = await findN8n(dir);
const tarball = await packNodes(join(home, 'tarballs'));
const [sandboxPort = 0, n8nPort = 0] = await freePorts(2);
const stage = await setStage({ n8n, tarball }, { home, sandboxPort, n8nPort });
try {
  console.log('The conversation\n');
  for (const beat of await playConversation(stage)) console.log(linesOf(beat, customer.name).join('\n'));
} finally {
  await stage.close();
}
