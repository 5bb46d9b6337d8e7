/**
 * Send SMS in n8n's own engine: against n8n evaluating the same expressions, against one request an item, and against
 * n8n's built-in Twilio node. What goes one by one is measured over few items, and counted up.
 */
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { bundleContenders, loadContenders, root } from './n8n/contenders.mjs';
import { lateMs, startLateStub } from './n8n/late-stub.mjs';
import { memoryOf } from './n8n/memory-of.mjs';

await bundleContenders();
const { builtInTwilio, floor, inBatches, oneByOne, throughTwilio } = loadContenders();
const twilio = builtInTwilio(root);

const many = 10_000;
const few = 250;
const stub = await startLateStub();
const promptStub = await startLateStub(0);
try {
  const whole = await takingTurns(3, {
    floor: () => floor(many),
    ours: () => inBatches(many, stub.url),
    floorOfCalled: () => floor(many, 'called'),
    oursOfCalled: () => inBatches(many, stub.url, 'called'),
  });
  const counted = await takingTurns(3, {
    ours: () => inBatches(many, stub.url),
    single: async () => ((await oneByOne(few, stub.url)) / few) * many,
    ...(twilio && { twilio: async () => ((await throughTwilio(twilio, few, stub.url)) / few) * many }),
  });
  const overFloor = medianRatio(whole.ours, whole.floor);
  const overFloorOfCalled = medianRatio(whole.oursOfCalled, whole.floorOfCalled);
  const overSingle = medianRatio(counted.single, counted.ours);
  const ours = median(counted.ours);
  const oursHeld = await memoryOf('ours', many, stub.url);
  const mebibytes = ({ peak, growth }) => `${rounded(growth)} MiB more, ${rounded(peak)} MiB at the peak`;
  const rows = [
    {
      what: 'n8n: 10,000 items through Send SMS, over evaluating the same expressions',
      figure: `${rounded(overFloor)} ×`,
      budget: '≤ 1.25 ×',
      within: overFloor <= 1.25,
      beside: `${rounded(median(whole.ours))} ms; floor ${rounded(median(whole.floor))} ms`,
    },
    {
      what: 'n8n: the same with expressions that call something, which are left to n8n',
      figure: `${rounded(overFloorOfCalled)} ×`,
      budget: '≤ 1.25 ×',
      within: overFloorOfCalled <= 1.25,
      beside: `${rounded(median(whole.oursOfCalled))} ms; floor ${rounded(median(whole.floorOfCalled))} ms`,
    },
    {
      what: `n8n: faster than one request an item, answers after ${lateMs} ms`,
      figure: `${rounded(overSingle)} ×`,
      budget: '≥ 150 ×',
      within: overSingle >= 150,
      beside: `${rounded(ours)} ms; ${rounded(median(counted.single) / many)} ms a request, measured over ${few}`,
    },
    {
      what: 'n8n: memory for 10,000 items, in a process of its own',
      figure: mebibytes(oursHeld),
      beside: "n8n's engine itself included",
    },
  ];
  if (twilio) {
    const overTwilio = medianRatio(counted.twilio, counted.ours);
    const twilioHeld = await memoryOf('twilio', many, promptStub.url);
    rows.push(
      {
        what: "n8n: faster than n8n's built-in Twilio node, the same items and delay",
        figure: `${rounded(overTwilio)} ×`,
        beside: `${rounded(ours)} ms; Twilio ${rounded(median(counted.twilio) / 1000)} s, from ${rounded(median(counted.twilio) / many)} ms a request over ${few}`,
      },
      {
        what: "n8n: memory of n8n's built-in Twilio node for as many",
        figure: mebibytes(twilioHeld),
        beside: 'against a server that answers at once',
      },
    );
  } else {
    rows.push({
      what: "n8n: faster than n8n's built-in Twilio node",
      figure: 'left out',
      beside: 'the n8n of the demos is not installed: `npm run demo` installs it',
    });
  }
  tell(rows);
} finally {
  stub.stop();
  promptStub.stop();
}
process.exit(0);
