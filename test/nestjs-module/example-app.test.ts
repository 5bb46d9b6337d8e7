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
    ['verifies a phone, and no wrong code', 'A wrong code is refused: 4 attempts left.'],
    ['knows whose phone was verified', 'The code from the SMS verifies +6591234567.'],
    ['tells of an order on WhatsApp', 'Order 1001: whatsapp delivered.'],
    ['falls back to SMS', 'Order 1002: whatsapp undelivered, then sms delivered.'],
    ['confirms an opt-out', 'Mei writes "Stop". The shop: "You are unsubscribed'],
    ['is silent afterwards', 'Order 1003 is shipped: nothing is sent.'],
    [
      'delivers what Okta asks for',
      'Without the secret: 401. With it: SUCCESSFUL, and an SMS to +6598765432.',
    ],
    ['refuses to call', 'A call is refused: Only SMS are sent here.'],
    ['sends a campaign', '1000 recipients: 999 accepted, 1 left out who wrote STOP.'],
  ])('%s', (_, line) => {
    expect(demo.output).toContain(line);
  });
});
