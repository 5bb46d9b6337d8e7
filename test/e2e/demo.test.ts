import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram, type Ended } from '../pack/program';

const root = join(__dirname, '..', '..');

describe('npm run demo, with nobody at a terminal', () => {
  let demo: Ended;

  beforeAll(async () => {
    demo = await runProgram('npm', ['run', 'demo'], { cwd: root });
  }, 900_000);

  it('ends with 0', () => {
    expect(demo).toMatchObject({ code: 0 });
  });

  it('tells the conversation in order, with the node of the flow that said each sentence', () => {
    const told = demo.output.slice(demo.output.indexOf('The conversation\n'));
    const order = [
      'Mei (+6591234567) · WhatsApp: “Hello, when do I get my order 1001?”',
      '[Deliver tomorrow] [Pick up at the shop]',
      'WhatsApp Message → Which Answer? → Offer Two Ways',
      'Mei (+6591234567) · WhatsApp: taps [Deliver tomorrow]',
      'Example Shop · SMS: “Order 1001 arrives tomorrow',
      'WhatsApp Message → Which Answer? → Confirm Delivery by SMS',
      'Example Shop · WhatsApp: “Your confirmation is on your phone as an SMS too.',
      'SMS Delivered → About an Order? → Say So on WhatsApp',
    ].map((line) => told.indexOf(line));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('names the umid and the statuses of what the flow sent', () => {
    expect(demo.output).toMatch(/umid [0-9a-f-]{36}: queued → sent → delivered → read/);
  });

  it('shows no API key', () => {
    expect(demo.output).not.toContain('sandbox-key');
  });
});
