import { createVerifier } from 'cpaas-8x8';
import { describe } from 'vitest';
import { test } from './sandbox-test';

const person = '+6591234567';

describe.concurrent('codes of tests that run at the same time', () => {
  for (const text of ['Your code is 100001', 'Your code is 100002', 'Your code is 100003'])
    test(text, async ({ sandbox, client, expect }) => {
      const code = sandbox.otp(person);
      await client.sms.send({ destination: person, text });

      expect(text).toContain(await code);
      expect(sandbox.messages()).toHaveLength(1);
    });

  test('of a verification', async ({ sandbox, client, expect }) => {
    const session = await createVerifier(client.verification, { brand: 'ExampleCo' }).start(person);

    expect(await session.check(await sandbox.otp(person))).toMatchObject({ status: 'verified' });
    expect(sandbox.verifications()).toHaveLength(1);
  });
});
