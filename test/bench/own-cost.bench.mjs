/** The core's own cost per call, with an HTTP port that responds at once. */
import { catalogue, createClientOver } from 'cpaas-8x8/pure';
import { median, microseconds, rounded, takingTurns, tell } from './figures.mjs';
import { accepted } from './processes/stub-process.mjs';

const calls = 20_000;
const response = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(accepted),
};
const http = async () => response;
const ports = { http, sleep: async () => undefined, now: Date.now, random: Math.random };
const client = createClientOver(catalogue, ports, {
  apiKey: 'k'.repeat(43),
  subAccountId: 'ExampleCo_SMS',
  // Rate limits are on, as by default, but too high to be reached.
  limits: { perSubAccount: 900_000, perHost: 900_000 },
});
const message = (index) => ({ destination: '+6591234567', text: `Your order ${index} is on its way.` });

const measured = await takingTurns(15, {
  core: () =>
    microseconds(calls, async () => {
      for (let index = 0; index < calls; index++) await client.sms.send(message(index));
    }),
  // The unavoidable part: serializing the body and parsing the response.
  json: () =>
    microseconds(calls, async () => {
      for (let index = 0; index < calls; index++) {
        const { body } = await http({ body: JSON.stringify(message(index)) });
        JSON.parse(body);
      }
    }),
  bare: () =>
    microseconds(calls, async () => {
      for (let index = 0; index < calls; index++) await http(message(index));
    }),
});

const own = median(measured.core.map((figure, round) => figure - measured.bare[round]));
tell([
  {
    what: 'own cost of a call',
    figure: `${rounded(own)} µs`,
    budget: '≤ 10 µs',
    within: own <= 10,
    beside: `${rounded(median(measured.json) - median(measured.bare))} µs of it are JSON alone`,
  },
]);
