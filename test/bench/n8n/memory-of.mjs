/** What a run holds, measured in a process of its own that has done nothing else than a short run before. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadContenders, root } from './contenders.mjs';

const self = fileURLToPath(import.meta.url);
const fewToWarmUp = 20;

/** MiB: the process at its peak, and how much that is above what it held before. */
export async function memoryOf(contender, count, url) {
  const child = fork(self, ['measure', contender, String(count), url], { execArgv: ['--expose-gc'] });
  const [figures] = await once(child, 'message');
  return figures;
}

async function measure(contender, count, url) {
  const { builtInTwilio, inBatches, throughTwilio } = loadContenders();
  const twilio = contender === 'twilio' && builtInTwilio(root);
  const run = (items) => (twilio ? throughTwilio(twilio, items, url) : inBatches(items, url));
  await run(fewToWarmUp);
  globalThis.gc();
  const before = process.memoryUsage.rss() / 2 ** 20;
  await run(count);
  const peak = process.resourceUsage().maxRSS / 2 ** 10;
  process.send({ peak, growth: peak - before }, () => process.exit());
}

if (process.argv[1] === self && process.argv[2] === 'measure') {
  const [contender, count, url] = process.argv.slice(3);
  await measure(contender, Number(count), url);
}
