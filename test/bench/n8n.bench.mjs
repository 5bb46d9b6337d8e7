/**
 * Compares Send SMS in n8n's engine with evaluating the same expressions, with one request per item, and with n8n's
 * built-in Twilio node. Sequential sends are measured with few items and extrapolated.
 */
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { bundleContenders, loadContenders, root } from './n8n/contenders.mjs';
import { lateMs, startLateStub } from './n8n/late-stub.mjs';
import { memoryOf } from './n8n/memory-of.mjs';

await bundleContenders();
const { builtInTwilio, floor, inBatches, oneByOne, startExpressionEngine, throughTwilio } = loadContenders();
const twilio = builtInTwilio(root);

/** n8n evaluates expressions with `vm`. Older versions, and `N8N_EXPRESSION_ENGINE=legacy`, use the faster `legacy`. */
const engines = [
  { engine: 'legacy', many: 10_000 },
  { engine: 'vm', many: 2_000 },
];
const few = 250;
const memoryItems = 10_000;
const stub = await startLateStub();
const promptStub = await startLateStub(0);

async function rowsWith({ engine, many }) {
  await startExpressionEngine(engine);
  const measured = await takingTurns(3, {
    floor: () => floor(many),
    ours: () => inBatches(many, stub.url),
    single: () => oneByOne(few, stub.url),
    ...(twilio && { twilio: () => throughTwilio(twilio, few, stub.url) }),
  });
  const cpu = (runs) => runs.map((run) => run.cpu);
  const clock = (runs, times = 1) => runs.map((run) => run.clock * times);
  const overFloor = medianRatio(cpu(measured.ours), cpu(measured.floor));
  const oursOnClock = clock(measured.ours);
  const overSingle = medianRatio(clock(measured.single, many / few), oursOnClock);
  const items = `${many.toLocaleString('en')} items, engine ${engine}`;
  const ours = `${rounded(median(oursOnClock))} ms`;
  const eachOf = (runs) => `${rounded(median(clock(runs, 1 / few)))} ms an item, measured over ${few}`;
  const rows = [
    {
      what: `n8n: Send SMS over evaluating the same expressions (${items})`,
      figure: `${rounded(overFloor)} ×`,
      budget: '≤ 1.25 ×',
      within: overFloor <= 1.25,
      beside: `CPU time ${rounded(median(cpu(measured.ours)))} ms; floor ${rounded(median(cpu(measured.floor)))} ms`,
    },
    {
      what: `n8n: Send SMS, faster than one request an item after ${lateMs} ms (${items})`,
      figure: `${rounded(overSingle)} ×`,
      budget: '≥ 100 ×',
      within: overSingle >= 100,
      beside: `${ours}; one request an item ${eachOf(measured.single)}`,
    },
  ];
  if (twilio) {
    rows.push({
      what: `n8n: Send SMS, faster than n8n's built-in Twilio node, same delay (${items})`,
      figure: `${rounded(medianRatio(clock(measured.twilio, many / few), oursOnClock))} ×`,
      beside: `${ours}; Twilio ${eachOf(measured.twilio)}`,
    });
  }
  return rows;
}

async function memoryRows() {
  const mebibytes = ({ peak, growth }) => `${rounded(growth)} MiB more, ${rounded(peak)} MiB at the peak`;
  const rows = [
    {
      what: 'n8n: memory for 10,000 items, in a process of its own',
      figure: mebibytes(await memoryOf('ours', memoryItems, stub.url)),
      beside: "n8n's engine itself included",
    },
  ];
  if (twilio) {
    rows.push({
      what: "n8n: memory of n8n's built-in Twilio node for as many",
      figure: mebibytes(await memoryOf('twilio', memoryItems, promptStub.url)),
      beside: 'against a server that answers at once',
    });
  }
  return rows;
}

const withoutTwilio = {
  what: "n8n: faster than n8n's built-in Twilio node",
  figure: 'left out',
  beside: 'the n8n of the demos is not installed: `npm run demo` installs it',
};

try {
  const rows = [];
  for (const engine of engines) rows.push(...(await rowsWith(engine)));
  rows.push(...(await memoryRows()), ...(twilio ? [] : [withoutTwilio]));
  tell(rows);
} finally {
  stub.stop();
  promptStub.stop();
}
process.exit(0);
