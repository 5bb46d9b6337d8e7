/** Send SMS in n8n's own engine: against n8n evaluating the same expressions, and against one request an item. */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { lateMs, startLateStub } from './n8n/late-stub.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, '.state', 'bench', 'send-sms.cjs');
mkdirSync(join(root, '.state', 'bench'), { recursive: true });
await build({
  entryPoints: [join(root, 'test/bench/n8n/send-sms.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  alias: { 'cpaas-8x8/pure': join(root, 'core/src/pure.ts') },
  logLevel: 'error',
});
const { floor, inBatches, oneByOne } = createRequire(import.meta.url)(bundle);

const many = 10_000;
const few = 250;
const stub = await startLateStub();
try {
  const measured = await takingTurns(5, {
    floor: () => floor(many),
    ours: () => inBatches(many, stub.url),
  });
  const single = await oneByOne(few, stub.url);
  const singleForMany = (single / few) * many;
  const ours = median(measured.ours);
  const ratio = medianRatio(measured.ours, measured.floor);
  tell([
    {
      what: 'n8n: 10,000 items through Send SMS, over evaluating the same expressions',
      figure: `${rounded(ratio)} ×`,
      budget: '≤ 1.25 ×',
      within: ratio <= 1.25,
      beside: `${rounded(ours)} ms; floor ${rounded(median(measured.floor))} ms`,
    },
    {
      what: `n8n: faster than one request an item, answers after ${lateMs} ms`,
      figure: `${rounded(singleForMany / ours)} ×`,
      budget: '≥ 150 ×',
      within: singleForMany / ours >= 150,
      beside: `${rounded(single / few)} ms a request, measured over ${few}`,
    },
    {
      what: 'n8n: memory at the most, whole process',
      figure: `${rounded(process.resourceUsage().maxRSS / 1024)} MiB`,
      beside: 'n8n-core itself included',
    },
  ]);
} finally {
  stub.stop();
}
process.exit(0);
