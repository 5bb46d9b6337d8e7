import { afterEach, describe, expect, it } from '@jest/globals';
import { traceAttempts, type AttemptSpan, type AttemptTracer } from 'cpaas-8x8';
import { apiKey, clientOf, errorOf, sms } from '../client/client-of';
import { accepted, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

interface SeenSpan {
  readonly name: string;
  readonly kind: number;
  readonly attributes: Record<string, string | number>;
  status?: unknown;
  ended: boolean;
}

function recordingTracer(): { readonly tracer: AttemptTracer; readonly spans: readonly SeenSpan[] } {
  const spans: SeenSpan[] = [];
  const startSpan: AttemptTracer['startSpan'] = (name, { kind, attributes }): AttemptSpan => {
    const span: SeenSpan = { name, kind, attributes: { ...attributes }, ended: false };
    spans.push(span);
    return {
      setAttributes: (more) => Object.assign(span.attributes, more),
      setStatus: (status) => (span.status = status),
      end: () => void (span.ended = true),
    };
  };
  return { tracer: { startSpan }, spans };
}

async function spansOf(...reactions: readonly Reaction[]): Promise<readonly SeenSpan[]> {
  const { url } = await stub8x8(reactions);
  const { tracer, spans } = recordingTracer();
  const { client } = clientOf(url, { onAttemptStart: traceAttempts(tracer) });
  await client.sms.send(sms).then(
    () => undefined,
    () => undefined,
  );
  return spans;
}

describe('the spans of a call', () => {
  it('are one for each attempt, by the conventions for HTTP clients', async () => {
    const spans = await spansOf({ status: 429, body: { code: 1100, errorId: 'e-1' } }, {});

    const attributes = {
      'http.request.method': 'POST',
      'server.address': '127.0.0.1',
      'server.port': expect.any(Number),
      'url.template': '/api/v1/subaccounts/{subAccountId}/messages',
      'cpaas.operation': 'sms.send',
      'cpaas.sub_account_id': 'ExampleCo_SMS',
    };
    expect(spans).toEqual([
      {
        name: 'POST /api/v1/subaccounts/{subAccountId}/messages',
        kind: 2,
        attributes: {
          ...attributes,
          'http.response.status_code': 429,
          'error.type': '429',
          'cpaas.outcome': 'refused',
          'cpaas.error_code': 1100,
          'cpaas.error_id': 'e-1',
          'cpaas.retry_delay_ms': 250,
        },
        status: { code: 2, message: 'refused: 429' },
        ended: true,
      },
      {
        name: 'POST /api/v1/subaccounts/{subAccountId}/messages',
        kind: 2,
        attributes: {
          ...attributes,
          'http.request.resend_count': 1,
          'http.response.status_code': 200,
          'cpaas.outcome': 'done',
          'cpaas.umid': accepted.umid,
        },
        ended: true,
      },
    ]);
  });

  it('have the reason if no response came', async () => {
    const [span] = await spansOf('reset');

    expect(span).toMatchObject({
      attributes: { 'error.type': 'reset', 'cpaas.outcome': 'unknown' },
      status: { code: 2, message: 'unknown: reset' },
    });
  });

  it('have the outcome of a rejection with HTTP 200', async () => {
    const [span] = await spansOf({ body: { ...accepted, status: { code: 'REJECTED', description: 'no' } } });

    expect(span?.attributes).toMatchObject({ 'http.response.status_code': 200, 'error.type': 'refused' });
  });

  it('contain no API key, phone number or text', async () => {
    const spans = await spansOf({ status: 503 }, {});

    for (const secret of [apiKey, '91234567', sms.text]) expect(JSON.stringify(spans)).not.toContain(secret);
  });

  it('do not make the call fail if the tracer throws', async () => {
    const { url } = await stub8x8([{ status: 400 }]);
    const startSpan = (): never => {
      throw new Error('no exporter');
    };
    const { client } = clientOf(url, { onAttemptStart: traceAttempts({ startSpan }) });

    expect(await errorOf(client.sms.send(sms))).toMatchObject({ kind: 'api', status: 400 });
  });
});
