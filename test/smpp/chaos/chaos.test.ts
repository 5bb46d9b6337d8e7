import { expect, it, jest } from '@jest/globals';

import { sendUnderCuts } from './send-under-cuts';

jest.setTimeout(600_000);

const messages = Number(process.env['SMPP_CHAOS_MESSAGES'] ?? 3_000);

it(`sends ${messages} messages over connections that are cut: none twice, none that it called not sent`, async () => {
  const counts = await sendUnderCuts(messages);
  process.stdout.write(`${JSON.stringify(counts)}\n`);

  expect(counts).toMatchObject({ twice: 0, acceptedNotInBook: 0, notSentInBook: 0, withoutReceipt: 0 });
  expect(counts.cuts).toBeGreaterThan(5);
  expect(counts.unknown).toBeGreaterThan(0);
  expect(counts.accepted + counts.unknown + counts.refused + counts.notSent).toBe(messages);
});
