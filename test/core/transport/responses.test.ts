import { createServer, type Server, type Socket, type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import { catalogue } from '../../../core/src/catalogue';
import { entriesOf } from '../../../core/src/catalogue/entries';
import { RejectedError } from '../../../core/src/errors';
import { interpretAttempt } from '../../../core/src/transport/response/interpret-response';
import { clientOf, errorOf, sms, umid } from '../client/client-of';
import { accepted, closeStubs, stub8x8, type StubAnswer } from '../client/stub-8x8';

afterEach(closeStubs);

const html = '<!DOCTYPE html><title>Sign in to the hotel</title>';

async function clientAnswered(answer: StubAnswer) {
  const stub = await stub8x8([answer]);
  return { ...clientOf(stub.url), requests: stub.requests };
}

describe('a successful response', () => {
  it('resolves to the data, and withResponse adds status, headers, attempts and warnings', async () => {
    const { client } = await clientAnswered({ headers: { 'x-request-id': 'r-1' } });

    const answer = await client.sms.send(sms).withResponse();

    expect(answer).toMatchObject({
      data: accepted,
      response: { status: 200, headers: { 'x-request-id': 'r-1' } },
      attempts: 1,
      warnings: [],
    });
  });

  it.each(['', 'OK', '{"done":true}'])(
    'can have the body %j if the operation returns nothing',
    async (body) => {
      const { client } = await clientAnswered({ body });

      await expect(client.sms.deletePersonalData({ umid })).resolves.not.toThrow();
    },
  );

  it('can begin with a byte order mark', async () => {
    const { client } = await clientAnswered({ body: `\ufeff${JSON.stringify(accepted)}` });

    expect(await client.sms.send(sms)).toEqual(accepted);
  });

  it('keeps the digits of IDs that a number cannot hold, as parseWebhook does', async () => {
    const { client } = await clientAnswered({ body: '{"id":12345678901234567,"name":"VIP"}' });

    expect(await client.contacts.getGroup({ groupId: 5 })).toEqual({ id: '12345678901234567', name: 'VIP' });
  });

  it('can arrive in chunks that split characters', async () => {
    const text = JSON.stringify({ ...accepted, destination: '👋'.repeat(100_000) });
    const { client } = await clientAnswered({ body: text });

    expect(await client.sms.send(sms)).toEqual(JSON.parse(text));
  });
});

describe('a successful response that is not from 8x8', () => {
  it.each([
    ['HTML or XML', html],
    ['text', 'OK'],
    ['an empty body', ''],
    ['another type of JSON', 'null'],
    ['another type of JSON', '["accepted"]'],
  ])('leaves the outcome of a message unknown: %s', async (what, body) => {
    const { client, requests } = await clientAnswered({ body });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ kind: 'transport', reason: 'not-json', outcome: 'unknown', attempts: 1 });
    expect(error.message).toBe(`The response to sms.send was ${what} instead of its result as JSON`);
    expect(error.advice).toContain('Check the base URL');
    expect(requests).toHaveLength(1);
  });

  it.each([0, 4])('ends a read operation as not-sent, with %d retries', async (maxRetries) => {
    const { client, requests } = await clientAnswered({ body: html });

    const error = await errorOf(client.sms.getBalance({}, { maxRetries }));

    expect(error).toMatchObject({ reason: 'not-json', outcome: 'not-sent' });
    expect(requests).toHaveLength(1);
  });

  it('is detected if it is HTML, even if the operation returns nothing', async () => {
    const { client } = await clientAnswered({ body: html });

    const error = await errorOf(client.sms.deletePersonalData({ umid }));

    expect(error).toMatchObject({ reason: 'not-json', outcome: 'unknown' });
  });
});

describe('a successful response without what the operation promises', () => {
  it.each([200, 202])('leaves the outcome of a message unknown, with status %d', async (status) => {
    const { client, requests } = await clientAnswered({ status, body: {} });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ kind: 'transport', outcome: 'unknown', attempts: 1 });
    expect(error.message).toBe('The response to sms.send has no umid');
    expect(error.advice).toContain('check the message log');
    expect(requests).toHaveLength(1);
  });

  it('is a success if only details of the message are missing', async () => {
    const { client } = await clientAnswered({ body: { umid } });

    expect(await client.sms.send(sms)).toEqual({ umid });
  });

  it('says of a read operation what is missing', async () => {
    const { client } = await clientAnswered({ body: {} });

    const details = await errorOf(client.sms.getDetails({ umid }));
    const balance = await errorOf(client.sms.getBalance());

    expect(details).toMatchObject({
      outcome: 'not-sent',
      message: 'The response to sms.getDetails has no umid',
    });
    expect(balance.message).toBe(
      'The response to sms.getBalance has none of its fields, such as balance, currency',
    );
  });

  it('stays a rejection if 8x8 says so', async () => {
    const { client } = await clientAnswered({ body: { status: { code: 'REJECTED' } } });

    expect(await errorOf(client.sms.send(sms))).toMatchObject({ kind: 'rejected', outcome: 'refused' });
  });

  const results = entriesOf(catalogue).filter(({ operation: { output } }) =>
    output?.type === 'object' ? Object.keys(output.properties).length > 0 : output?.type === 'array',
  );
  it.each(results.map((entry) => [entry.id, entry] as const))(
    'ends as an error of every operation: %s',
    (_id, entry) => {
      const response = { status: entry.operation.success, headers: {}, body: '{}' };
      const context = { attempts: 1, mayHaveTakenEffect: true, now: 0, redact: String };

      const { error } = interpretAttempt(entry, { response }, context);

      expect(error?.outcome).toBe(entry.operation.safety === 'read' ? 'not-sent' : 'unknown');
    },
  );
});

describe('an error response', () => {
  it('throws an ApiError with the code, message, error ID and advice', async () => {
    const errorId = '0f3a2b1c-0000-4000-8000-000000000001';
    const body = { code: 1002, message: 'Invalid MSISDN', errorId, timestamp: '2026-12-01T09:00:00Z' };
    const { client } = await clientAnswered({ status: 400, body });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({
      name: 'ApiError',
      kind: 'api',
      operation: 'sms.send',
      status: 400,
      code: 1002,
      errorId,
      timestamp: '2026-12-01T09:00:00Z',
      outcome: 'refused',
      attempts: 1,
    });
    expect(error.message).toBe('8x8 answered sms.send with 400 (code 1002): Invalid MSISDN');
    expect(error.advice).toContain('country code first');
  });

  it.each([
    [{ status: 401, body: '' }, '401: no reason given', 'Copy the API key again'],
    [
      { status: 401, body: { code: 1200 } },
      '401 (code 1200): the API key was not accepted',
      'Copy the key again',
    ],
    [
      { status: 403, body: { code: 1001 } },
      'does not belong to this API key',
      'same account, region and product',
    ],
    [{ status: 404, body: { code: 1300, message: 'Not found' } }, 'Not found', 'not too old'],
    [{ status: 426, body: { code: 1014 } }, 'not secure enough', 'TLS 1.3'],
    [{ status: 413, body: html }, '413: HTML or XML instead of JSON', 'Send less'],
    [{ status: 418, body: { code: 99_999 } }, '418 (code 99999): no reason given', 'Try again later'],
    [{ status: 400, body: '"what?"' }, '400: no reason given', 'Compare the input'],
  ])('has a default message and advice if 8x8 gives none: %j', async (answer, words, advice) => {
    const { client } = await clientAnswered(answer);

    const error = await errorOf(client.sms.send(sms));

    expect(error.message).toContain(words);
    expect(error.advice).toContain(advice);
    expect(error.outcome).toBe('refused');
  });

  it('is reported as HTML, and leaves the outcome unknown if it is a 502 of a proxy', async () => {
    const { client } = await clientAnswered({ status: 502, body: html });

    const error = await errorOf(client.sms.send(sms));

    expect(error.message).toBe('8x8 answered sms.send with 502: HTML or XML instead of JSON');
    expect(error.outcome).toBe('unknown');
  });

  it('includes a redirect, which is not followed with the API key', async () => {
    const elsewhere = await stub8x8();
    const { client } = await clientAnswered({ status: 307, headers: { location: elsewhere.url }, body: '' });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ status: 307, outcome: 'refused' });
    expect(error.advice).toBe('Redirects are not followed. Check the base URL and the region.');
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a rejection with HTTP 200', () => {
  it('throws a RejectedError with the message ID', async () => {
    const rejected = { ...accepted, status: { code: 'Rejected', description: 'Reached max allowed limit' } };
    const { client } = await clientAnswered({ body: rejected });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toBeInstanceOf(RejectedError);
    expect(error).toMatchObject({ name: 'RejectedError', outcome: 'refused', result: { umid } });
    expect(error.message).toBe('sms.send was rejected by 8x8: Reached max allowed limit');
  });

  it('has the code of 8x8, and advice for the code', async () => {
    const status = { state: 'rejected', errorCode: 3038, errorMessage: 'Template not found' };
    const { client } = await clientAnswered({ body: { umid, user: {}, status } });
    const message = { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hi' } };

    const error = await errorOf(client.chatApps.send(message));

    expect(error).toMatchObject({ kind: 'rejected', code: 3038, reason: 'Template not found' });
    expect(error.advice).toContain('List the templates');
  });

  it('has advice of the API that answers: code 1005 is about the sender ID for an SMS, but not for a chat', async () => {
    const chat = { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hi' } };
    const refused = { status: 400, body: { code: 1005, message: 'Refused' } };
    const rejected = { body: { umid, user: {}, status: { state: 'rejected', errorCode: 1005 } } };
    const { client } = await clientAnswered(refused);
    const { client: chatClient } = await clientAnswered(refused);
    const { client: rejectingClient } = await clientAnswered(rejected);

    expect((await errorOf(client.sms.send(sms))).advice).toContain('sender ID');
    expect((await errorOf(chatClient.chatApps.send(chat))).advice).not.toContain('sender ID');
    expect((await errorOf(rejectingClient.chatApps.send(chat))).advice).not.toContain('sender ID');
  });

  it('has a default message if 8x8 gives no reason', async () => {
    const { client } = await clientAnswered({ body: { ...accepted, status: { code: 'REJECTED' } } });

    const error = await errorOf(client.sms.send(sms));

    expect(error.message).toBe('sms.send was rejected by 8x8: no reason given');
  });
});

describe('an invalid HTTP response', () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
    server = undefined;
  });

  /** Starts a server that answers with these bytes, or closes each socket immediately. */
  async function serverSaying(bytes: string | undefined): Promise<string> {
    const raw = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      if (bytes === undefined) socket.destroy();
      else socket.once('data', () => socket.end(bytes));
    });
    server = raw;
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(raw.address() as AddressInfo).port}`;
  }

  it.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'reset'],
    ['is empty', '', 'reset'],
    ['ends within the headers', 'HTTP/1.1 200 OK\r\nContent-', 'reset'],
    [
      'ends within a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"umid"',
      'incomplete-body',
    ],
    [
      'is shorter than its Content-Length',
      'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}',
      'incomplete-body',
    ],
  ])('leaves the outcome of a message unknown if it %s', async (_, bytes, reason) => {
    const error = await errorOf(clientOf(await serverSaying(bytes)).client.sms.send(sms));

    expect(error).toMatchObject({ kind: 'transport', reason, outcome: 'unknown', attempts: 1 });
  });

  it('is not included in the error', async () => {
    const error = await errorOf(clientOf(await serverSaying('SSH-2.0-OpenSSH_9.6\r\n')).client.sms.send(sms));

    expect(inspect(error, { depth: 10 })).toContain('HPE_INVALID_CONSTANT');
    expect(inspect(error, { depth: 10 })).not.toMatch(/OpenSSH|rawPacket/);
  });

  it('leaves the outcome unknown if the server closes the socket before it reads the request', async () => {
    const error = await errorOf(clientOf(await serverSaying(undefined)).client.sms.send(sms));

    expect(error).toMatchObject({ kind: 'transport', outcome: 'unknown', attempts: 1 });
  });

  it('is refused if the body exceeds the maximum size', async () => {
    const { url } = await stub8x8([{ body: 'x'.repeat(65 * 1024 * 1024) }]);

    const ended = createNodeHttp().http({ method: 'GET', url, headers: {}, timeoutMs: 20_000 });

    await expect(ended).rejects.toMatchObject({ reason: 'too-large', sent: true });
  });
});
