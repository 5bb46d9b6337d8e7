import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, createVerifier, type EightByEightClient } from 'cpaas-8x8';

describe('codes', () => {
  let sandbox: Sandbox;
  let client: EightByEightClient;

  beforeAll(async () => {
    sandbox = await createSandbox({ timeScale: 0.01 });
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    client = createClient({ baseUrl, apiKey, accountId, subAccountIds });
  });

  afterAll(() => sandbox.close());

  it('reads the code of a verification', async () => {
    const verifier = createVerifier(client.verification, { brand: 'ExampleCo' });
    const session = await verifier.start('+6591234567');

    expect(await session.check(await sandbox.otp('+6591234567'))).toMatchObject({ status: 'verified' });
  });

  it('waits for the code in a text', async () => {
    const code = sandbox.otp('+6591234568');
    await client.sms.send({ destination: '+6591234568', text: 'Your code is 493027' });

    expect(await code).toBe('493027');
  });

  it('waits for an event', async () => {
    const received = sandbox.waitFor('message', { where: ({ message }) => message.direction === 'inbound' });
    sandbox.inboundSms({ from: '+6591234569', text: 'STOP' });

    expect((await received).message).toMatchObject({ from: '+6591234569', text: 'STOP' });
  });

  it('has no message of another file', () => {
    expect(new Set(sandbox.messages().map(({ customer }) => customer))).toEqual(
      new Set(['+6591234567', '+6591234568', '+6591234569']),
    );
  });
});
