import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { hangup, say, type WebhookEventOf } from 'cpaas-8x8';
import { OnCallAction, type CallFlow } from 'nestjs-8x8';
import { callAction, servers, startApp, type StartedApp } from './started-app';

let started: StartedApp | undefined;
let sandbox: Sandbox | undefined;
let runs = 0;

afterEach(async () => {
  await started?.app.close();
  await sandbox?.close();
  started = undefined;
  sandbox = undefined;
  runs = 0;
});

const goodbye = say('Goodbye', { voiceProfile: 'en-US-BenjaminRUS' });

@Injectable()
class Calls {
  @OnCallAction()
  answer(event: WebhookEventOf<'voice.callAction'>): CallFlow {
    runs++;
    return event.payload.callStatus === 'CALL_RECEIVED'
      ? { clientActionId: `action-${runs}`, callflow: [goodbye, hangup()] }
      : [hangup()];
  }
}

@Injectable()
class Broken {
  @OnCallAction()
  answer(): CallFlow {
    runs++;
    return [];
  }
}

describe.each(servers)('call actions on %s', (server) => {
  it('get the call flow that the method returns', async () => {
    started = await startApp({ server, providers: [Calls] });

    const response = await started.post(callAction());

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ clientActionId: 'action-1', callflow: [goodbye, hangup()] });
  });

  it('get the same call flow when they are repeated, and the method runs once', async () => {
    started = await startApp({ server, providers: [Calls] });
    const action = callAction();

    const answers = [await started.post(action), await started.post(action)];

    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(second).toEqual(first);
    expect(runs).toBe(1);
  });

  it('get 500 if the call flow is invalid', async () => {
    started = await startApp({ server, providers: [Broken] });

    const response = await started.post(callAction());

    expect(response.status).toBe(500);
  });

  it('get the fallback call flow if the method fails or is missing', async () => {
    const webhooks = { fallbackCallFlow: [goodbye, hangup()] };
    started = await startApp({ server, providers: [Broken], webhooks });
    const failing = await started.post(callAction());
    await started.app.close();
    started = await startApp({ server, webhooks });

    const missing = await started.post(callAction());

    expect([failing.status, missing.status]).toEqual([200, 200]);
    expect(await failing.json()).toEqual({ callflow: [goodbye, hangup()] });
    expect(await missing.json()).toEqual({ callflow: [goodbye, hangup()] });
  });

  it('are answered during a call in the sandbox', async () => {
    sandbox = await createSandbox({ timeScale: 0.001 });
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    started = await startApp({
      server,
      providers: [Calls],
      options: { baseUrl, apiKey, accountId, subAccountIds },
    });
    const { createClient } = await import('cpaas-8x8');
    const client = createClient({ baseUrl, apiKey, accountId, subAccountIds });
    await client.voice.setWebhook({
      type: 'VCA',
      url: `${started.url}/webhooks/8x8`,
      httpAuthHeader: 'Bearer s3cret',
    });

    sandbox.inboundCall({ from: '+6591234567' });
    await sandbox.waitForWebhook({ event: 'CALL_ACTION', timeout: 20_000 } as never);

    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runs).toBeGreaterThan(0);
  });
});
