/** Measures the memory of an execution, in a separate process after one short warm-up. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadContenders, root } from './contenders.mjs';

const self = fileURLToPath(import.meta.url);
const fewToWarmUp = 20;

/** The peak memory of the process in MiB, and how much it is above the start. */
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
