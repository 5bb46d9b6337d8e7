import { runAction, type ActionRun } from '../run-action';
import { stubServer, type StubAnswer, type StubServer } from '../../engine/stub-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { lookupCodes, restCodes, voiceCodes, type CodeMeaning } from '../../../../core/src/errors';
import { codesOf } from '../../../reference/facts';

let server: StubServer;
let answer: StubAnswer = {};
beforeAll(async () => {
  server = await stubServer(() => answer);
});
afterAll(() => server.close());

async function answered(
  operation: string,
  parameters: INodeParameters,
  given: StubAnswer,
): Promise<ActionRun> {
  answer = given;
  const subAccounts = { smsSubAccountId: 'Demo_sms', voiceSubAccountId: 'Demo_voice' };
  const credentials = { apiKey: 'key-for-codes', accountId: 'Demo', baseUrl: server.url, ...subAccounts };
  return await runAction({ operation, parameters, credentials });
}

const sms = { destination: '+6591234567', text: 'Hello' };
const call = {
  callFlowFrom: 'json',
  callflow: JSON.stringify([
    { action: 'makeCall', params: { source: '+6561234567', destination: '+6591234567' } },
  ]),
};

/** What is to be done, told in our words; nothing for a code that the table does not have. */
const adviceOf = (codes: Readonly<Record<number, CodeMeaning>>, code: number): string =>
  codes[code]?.advice ?? 'No advice for this code.';

describe('the error of the node says what to do', () => {
  test('for every code of a REST answer', async () => {
    const codes = codesOf('rest');
    expect(codes.length).toBeGreaterThan(80);
    for (const code of codes) {
      const body = { code, message: 'Refused', errorId: 'f3b1', timestamp: '2026-01-01T00:00:00Z' };
      const { error } = await answered('sms.send', sms, { status: 400, body });

      expect([code, error?.context?.['code'], error?.description]).toEqual([
        code,
        code,
        `${adviceOf(restCodes, code).replace('the errorId', 'the reference')} Reference for 8x8 support: f3b1.`,
      ]);
    }
  });

  test('for every code of a call flow that was refused', async () => {
    const codes = codesOf('voiceRequest').filter((code) => code < 0);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      const body = { statusCode: code, statusMessage: 'Refused' };
      const { error } = await answered('voice.sendCallFlow', call, { status: 422, body });

      expect([code, error?.context?.['code'], error?.description]).toEqual([
        code,
        code,
        adviceOf(voiceCodes, code),
      ]);
    }
  });

  test('for every code of a number that could not be looked up', async () => {
    const codes = codesOf('numberLookup');
    expect(codes.length).toBeGreaterThan(10);
    for (const errorCode of codes) {
      const body = { status: { state: 'error', errorCode, errorMessage: 'Refused' } };
      const { error } = await answered('numberLookup.lookup', { phoneNumber: '+6591234567' }, { body });

      expect([errorCode, error?.context?.['code'], error?.description]).toEqual([
        errorCode,
        errorCode,
        adviceOf(lookupCodes, errorCode),
      ]);
    }
  });
});

describe('what n8n can do about it', () => {
  test.each([
    [400, 1002, undefined],
    [401, 1200, { cause: 'credential-invalid' }],
    [400, 1001, { cause: 'configuration-invalid' }],
    [403, 1201, { cause: 'configuration-invalid' }],
    [429, 429, { cause: 'rate-limited', retryAfterMs: 3_600_000 }],
  ])('is told for HTTP %s with code %s', async (status, code, failure) => {
    const headers: Record<string, string> = status === 429 ? { 'retry-after': '3600' } : {};
    const { error } = await answered('sms.send', sms, {
      status,
      headers,
      body: { code, message: 'Refused' },
    });

    expect(error?.failure).toEqual(failure);
  });

  test('is told for a read that 8x8 cannot answer for an hour', async () => {
    const { error } = await answered(
      'sms.getDetails',
      { umid: '6f1f2a3b-2f5c-4f35-9c7a-3f0f5f7c1a11' },
      { status: 503, headers: { 'retry-after': '3600' }, body: { code: 2000, message: 'Refused' } },
    );

    expect(error?.failure).toEqual({ cause: 'temporarily-unavailable', retryAfterMs: 3_600_000 });
  });
});
