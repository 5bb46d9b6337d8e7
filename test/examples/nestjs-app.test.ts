import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram, type Ended } from '../pack/program';

const root = join(__dirname, '..', '..');

describe('the NestJS example', () => {
  let demo: Ended;

  beforeAll(async () => {
    demo = await runProgram(process.execPath, ['examples/nestjs-app/run.mjs'], { cwd: root });
  }, 300_000);

  it('ends with 0', () => {
    expect(demo).toMatchObject({ code: 0 });
  });

  it.each([
    ['refuses a wrong code', 'A wrong code is refused: 4 attempts left.'],
    ['verifies a phone number', 'The code from the SMS verifies +6591234567.'],
    ['sends an order update on WhatsApp', 'Order 1001: whatsapp delivered.'],
    ['falls back to SMS', 'Order 1002: whatsapp undelivered, then sms delivered.'],
    ['asks for a rating with a workflow built in code', 'Ravi rates order 1001 with 5.'],
    ['keeps to the service window of WhatsApp', 'Before Ravi writes: a template. After it: a text.'],
    ['answers a call', 'Ravi calls and presses 1. He hears: "We are open every day'],
    ['opens a video room', 'A room is open, and Ravi has its link.'],
    ['imports customers', '3 customers: 2 contacts are new, 1 refused.'],
    ['confirms an opt-out', 'Mei writes "Stop!". The shop: "You are unsubscribed'],
    ['sends nothing after an opt-out', 'Order 1003 is shipped: nothing is sent.'],
    [
      "sends Okta's code from its own sender ID",
      'Without the secret: 401. With it: SUCCESSFUL, and an SMS of ExampleShop to +6598765432.',
    ],
    ['tells Okta why a code is not sent', '8x8 refuses the SMS: Okta gets 500 with the reason'],
    ['refuses a voice call', 'A voice call is refused with 500: This app sends codes by SMS only.'],
    ['sends a campaign', '1000 recipients: 999 accepted, 1 skipped after opting out.'],
  ])('%s', (_, line) => {
    expect(demo.output).toContain(line);
  });
});

describe('the NestJS example, when it goes wrong', () => {
  it.each([
    ['start', 'The app ended with 1 before it listened.', 'the app is broken on purpose'],
    ['okta', 'POST /okta/telephony answered 401, not 500', 'listens at'],
  ])(
    'ends with 1, and shows the reason and the output of the app: %s',
    async (what, reason, said) => {
      const preload = join(__dirname, 'break-nestjs-app.cjs');

      const { code, output } = await runProgram(process.execPath, ['examples/nestjs-app/run.mjs'], {
        cwd: root,
        env: { NODE_OPTIONS: `--require ${preload}`, BREAK: what },
      });

      expect(code).toBe(1);
      expect(output).toContain(`The demo failed. ${reason}`);
      expect(output.slice(output.indexOf("The app's output:"))).toContain(said);
      expect(output).not.toContain('All scenarios succeeded');
      expect(output).not.toContain('of-somebody-else');
    },
    300_000,
  );
});
