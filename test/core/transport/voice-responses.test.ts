import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, errorOf } from '../client/client-of';
import { closeStubs, stub8x8, type StubAnswer } from '../client/stub-8x8';

afterEach(closeStubs);

const id = '0f3a2b1c-0000-4000-8000-000000000001';
const callflow = [
  { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567' } },
  { action: 'hangup' },
] as const;

async function clientAnswered(...answers: StubAnswer[]) {
  const stub = await stub8x8(answers);
  return { ...clientOf(stub.url), requests: stub.requests };
}

describe('a voice response', () => {
  it('throws an ApiError with the code, message and request ID if the call flow was not created', async () => {
    const body = {
      sessionStatus: 'NOT_CREATED',
      callFlowRequestId: id,
      statusCode: -1013,
      statusMessage: 'No call first',
    };
    const { client } = await clientAnswered({ status: 422, body });

    const error = await errorOf(client.voice.sendCallFlow({ callflow }));

    expect(error).toMatchObject({ kind: 'api', status: 422, code: -1013, errorId: id, outcome: 'refused' });
    expect(error.message).toBe('8x8 answered voice.sendCallFlow with 422 (code -1013): No call first');
    expect(error.advice).toBe('Begin with makeCall.');
  });

  it('throws a RejectedError if the call flow was not created with HTTP 200', async () => {
    const body = {
      sessionStatus: 'not_created',
      callFlowRequestId: id,
      statusCode: -1014,
      statusMessage: '',
    };
    const { client } = await clientAnswered({ body });

    const error = await errorOf(client.voice.sendCallFlow({ callflow }));

    expect(error).toMatchObject({ kind: 'rejected', code: -1014, reason: 'the source is not allowed' });
    expect(error.advice).toContain('8x8 has allowed');
  });

  it.each([
    [{ errorId: id, statusCode: '1001', statusMessage: '' }, -1001, 'the body is not valid JSON'],
    [{ errorId: id, statusCode: '-1001' }, -1001, 'the body is not valid JSON'],
    [{ statusCode: '422', statusMessage: 'Invalid param' }, 422, '422: Invalid param'],
    [{ statusCode: 'odd', statusMessage: 'Invalid param' }, undefined, '422: Invalid param'],
    [{ code: 1001, message: 'In the other envelope' }, 1001, 'In the other envelope'],
  ])('can have a code as a string, and without the minus sign: %j', async (body, code, words) => {
    const { client } = await clientAnswered({ status: 422, body });

    const error = await errorOf(client.voice.setWebhook({ type: 'VCA', url: 'https://example.com/vca' }));

    expect(error).toMatchObject({ status: 422, code });
    expect(error.message).toContain(words);
  });
});

describe('a voice request', () => {
  it('has the webhook type and the number in the path, and the other fields in the body', async () => {
    const subAccountId = 'ExampleCo_Voice';
    const { client, requests } = await clientAnswered({ body: { subAccountId, statusCode: 0 } });

    await client.voice.deleteWebhook({ subAccountId, type: 'VNU' });
    await client.voice.checkNumber({ subAccountId, number: '6580880888' });
    await client.voice.setWebhook({ subAccountId, type: 'VSS', url: 'https://example.com/vss' });

    const root = '/voice/api/v1/subaccounts/ExampleCo_Voice';
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `DELETE ${root}/webhooks/VNU`,
      `GET ${root}/numbers/6580880888`,
      `POST ${root}/webhooks`,
    ]);
    expect(JSON.parse(requests[2]?.body ?? '')).toEqual({ type: 'VSS', url: 'https://example.com/vss' });
  });
});
