import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, raw, type Started } from '../started-sandbox';

const destination = '+6591234567';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual' });
});
afterEach(() => started.close());

const session = async (input: object = {}): Promise<string> => {
  const { sessionId = '' } = await started.client.verification.start({ destination, ...input });
  return sessionId;
};

const codeOf = (sessionId: string): string => started.sandbox.verifications({ sessionId })[0]?.code ?? '';

const check = (sessionId: string, code: string) => started.client.verification.check({ sessionId, code });

/** The same length and kind as the code, and not the code. */
const wrong = (code: string): string => code.replace(/^./, (first) => (first === '1' ? '2' : '1'));

const refusal = async (call: PromiseLike<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a code by SMS', () => {
  it('is in the SMS, and verifies the number', async () => {
    const sessionId = await session({ brand: 'ExampleCo', codeLength: 6, sms: { source: 'ExampleCo' } });
    const sms = await started.sandbox.waitForMessage({ to: destination });

    expect(sms).toMatchObject({ channel: 'sms', from: 'ExampleCo', subAccountId: 'Sandbox_verif8' });
    const code = /\d{6}/.exec(sms.text)?.[0] ?? '';
    expect(sms.text).toBe(`ExampleCo: ${code} is your code`);
    expect(await check(sessionId, code)).toMatchObject({
      sessionId,
      status: 'VERIFIED',
      verified: true,
      attempt: 0,
    });
    expect(await started.client.verification.getStatus({ sessionId })).toMatchObject({
      status: 'VERIFIED',
      verified: true,
    });
  });

  it('has the requested text, and accepts formatted numbers', async () => {
    await session({
      destination: '(9123) 45-67',
      country: 'SG',
      template: '{code}! {brand}',
      brand: 'ExampleCo',
    });

    const [sms] = started.sandbox.messages({ to: destination });
    expect(sms?.text).toMatch(/^\d{4}! ExampleCo$/);
  });

  it('causes no delivery receipts', async () => {
    await started.listen();
    await session();
    await started.sandbox.advance(60_000);

    expect(started.sandbox.messages({ to: destination, state: 'delivered' })).toHaveLength(1);
    expect(started.sandbox.webhooks()).toEqual([]);
  });

  it('fails after five wrong attempts', async () => {
    const sessionId = await session();
    const code = codeOf(sessionId);

    for (let attempt = 1; attempt < 5; attempt++) {
      expect(await check(sessionId, wrong(code))).toMatchObject({ status: 'WAITING', attempt });
    }
    expect(await check(sessionId, wrong(code))).toMatchObject({ status: 'FAILED', attempt: 5 });
    expect(await check(sessionId, code)).toMatchObject({ status: 'FAILED', attempt: 5 });
  });

  it('is not counted as an attempt by a status request', async () => {
    const sessionId = await session();
    for (let count = 0; count < 6; count++) await started.client.verification.getStatus({ sessionId });

    expect(await check(sessionId, codeOf(sessionId))).toMatchObject({ status: 'VERIFIED', attempt: 0 });
  });

  it('expires', async () => {
    const sessionId = await session({ codeValidity: 30 });
    await started.sandbox.advance(30_000);

    expect(await check(sessionId, codeOf(sessionId))).toMatchObject({ status: 'EXPIRED', attempt: 0 });
  });

  it.each([
    ['NUMERIC', /^\d{7}$/],
    ['NUMERIC_WITH_DASH', /^\d{3}-\d{4}$/],
    ['ALPHANUMERIC', /^[0-9A-Za-z]{7}$/],
    ['ALPHANUMERIC_CAPITALS', /^[0-9A-Z]{7}$/],
    ['ALPHANUMERIC_EASY', /^[0-9A-HJ-NPRT-Y]{7}$/],
  ])('is made of what %s says', async (codeType, shape) => {
    expect(codeOf(await session({ codeType, codeLength: 7 }))).toMatch(shape);
  });

  it('is the same for the same seed, and is part of a saved state', async () => {
    const sessionId = await session();
    const other = await start({ clock: 'manual' });
    await other.client.verification.start({ destination });
    expect(other.sandbox.verifications()[0]?.code).toBe(codeOf(sessionId));

    other.sandbox.importState(JSON.parse(JSON.stringify(started.sandbox.exportState())));
    expect(other.sandbox.verifications()).toEqual(started.sandbox.verifications());
    await other.close();
  });
});

describe('a code that is requested again', () => {
  it('is refused within the resending interval, with 403 and code 1400', async () => {
    await session();
    await started.sandbox.advance(9_000);

    expect(await refusal(started.client.verification.start({ destination }))).toMatchObject({
      status: 403,
      code: 1400,
      outcome: 'refused',
    });
    expect(started.sandbox.messages({ to: destination })).toHaveLength(1);
  });

  it('is the same code in the same session after the interval, with a longer validity', async () => {
    const sessionId = await session();
    const code = codeOf(sessionId);
    await check(sessionId, wrong(code));
    await started.sandbox.advance(10_000);

    const again = await started.client.verification.start({ destination });

    expect(again).toMatchObject({ sessionId, attempt: 1 });
    expect(Date.parse(again.expiresAt ?? '') - Date.parse(started.sandbox.now())).toBe(300_000);
    expect(codeOf(sessionId)).toBe(code);
    expect(started.sandbox.messages({ to: destination, text: code })).toHaveLength(2);
  });

  it('is a new code when the session is reset', async () => {
    const sessionId = await session({ codeLength: 10 });
    const code = codeOf(sessionId);
    await started.sandbox.advance(10_000);

    expect(await session({ codeLength: 10, resetSession: true })).toBe(sessionId);
    expect(await check(sessionId, code)).toMatchObject({ status: 'WAITING', attempt: 1 });
  });

  it('starts a new session after the old one has ended', async () => {
    const sessionId = await session();
    await check(sessionId, codeOf(sessionId));
    await started.sandbox.advance(10_000);

    expect(await session()).not.toBe(sessionId);
  });
});

describe('a code over another channel', () => {
  it('is sent in a template on WhatsApp', async () => {
    const sessionId = await session({ channel: 'whatsapp', whatsapp: { templateName: 'login_code' } });

    expect(started.sandbox.messages({ to: destination })).toMatchObject([
      { channel: 'whatsapp', type: 'Template', text: `${codeOf(sessionId)} is your code.` },
    ]);
  });

  it('is refused on WhatsApp when the template does not exist', async () => {
    const call = session({ channel: 'whatsapp', whatsapp: { templateName: 'unheard_of' } });

    expect(await refusal(call)).toMatchObject({ status: 400, code: 3038 });
  });

  it('is sent as a text on Viber', async () => {
    const sessionId = await session({ channel: 'viber' });

    expect(started.sandbox.messages({ channel: 'viber', text: codeOf(sessionId) })).toHaveLength(1);
  });

  it('is spoken in a call, which only the list of verifications shows', async () => {
    const sessionId = await session({ channel: 'call', template: 'The code: {code}', language: 'en-GB' });

    expect(started.sandbox.messages()).toEqual([]);
    const listed = await raw(started.sandbox, 'GET', `/_sandbox/verifications?destination=6591234567`);
    expect(listed.body).toMatchObject([
      { sessionId, status: 'WAITING', sent: [{ channel: 'call', text: `The code: ${codeOf(sessionId)}` }] },
    ]);
  });
});

describe('Silent Mobile Authentication', () => {
  const open = async (destination: string): Promise<unknown> => {
    const { sma, sessionId = '' } = await started.client.verification.start({ destination, channel: 'sma' });
    const response = await fetch(sma?.verificationUrl ?? '');
    expect(response.status).toBe(200);
    return (await started.client.verification.getStatus({ sessionId })).status;
  };

  it('verifies the number when the phone opens its URL', async () => {
    expect(await open(destination)).toBe('VERIFIED');
    expect(started.sandbox.messages()).toEqual([]);
  });

  it('fails for a number without coverage', async () => {
    expect(await open('+6591234040')).toBe('FAILED');
  });

  it('covers all numbers except those that end in 4040', async () => {
    const covered = async (input: object): Promise<unknown> =>
      (await started.client.verification.checkSmaCoverage({ clientIp: '192.0.2.10', ...input })).isAvailable;

    expect(await covered({})).toBe(true);
    expect(await covered({ destination })).toBe(true);
    expect(await covered({ destination: '9123 4040', country: 'SG' })).toBe(false);
  });
});

describe('verifications that are not possible', () => {
  const bad: readonly (readonly [object, string])[] = [
    [{ destination: '' }, 'destination'],
    [{ destination: 'a friend' }, 'destination'],
    [{ destination: '09123 4567' }, 'destination'],
    [{ channel: 'whatsapp' }, 'whatsapp'],
    [{ channel: 'whatsapp', whatsapp: {} }, 'whatsapp.templateName'],
    [{ template: 'Hello' }, 'template'],
    [{ codeLength: 2 }, 'codeLength'],
    [{ codeValidity: 7201 }, 'codeValidity'],
    [{ resendingInterval: 9 }, 'resendingInterval'],
    [{ brand: 'x'.repeat(31) }, 'brand'],
    [{ call: { repetition: 4 } }, 'call.repetition'],
    [{ call: { speed: 0.4 } }, 'call.speed'],
    [{ callbackUrl: 'example.com' }, 'callbackUrl'],
  ];

  it.each(bad)('%j is refused before it is sent', async (input, path) => {
    const error = await refusal(session(input));
    expect(error).toMatchObject({ kind: 'validation', issues: [{ path }] });
    expect(started.sandbox.requests()).toEqual([]);
  });

  const root = '/verify/api/v2/subaccounts/Sandbox_verif8';

  it("are refused with 8x8's codes", async () => {
    const codes = async (path: string, body?: object): Promise<unknown> => {
      const answer = await raw(started.sandbox, body ? 'POST' : 'GET', root + path, body);
      return [answer.status, answer.body['code']];
    };
    expect(await codes('/sessions', { destination: '09123 4567' })).toEqual([400, 1002]);
    expect(await codes('/sessions', { destination, codeLength: 99 })).toEqual([400, 1010]);
    expect(await codes('/sessions', { destination, channel: 'pigeon' })).toEqual([400, 1000]);
    expect(await codes('/sma/coverage', {})).toEqual([400, 1012]);
    expect(await codes('/sessions/unknown')).toEqual([404, 1404]);
    expect(await codes('/sessions/unknown?code=1234')).toEqual([404, 1404]);
    expect(await codes(`/sessions/${await session()}?code=1`)).toEqual([400, 1000]);
  });

  it('give the caller an error that says what to do', async () => {
    expect(await refusal(check('unknown', '1234'))).toMatchObject({
      status: 404,
      code: 1404,
      advice: 'Start a new verification.',
    });
    const stranger = { ...started.client.verification };
    expect(await refusal(stranger.start({ destination, subAccountId: 'Somebody_Elses' }))).toMatchObject({
      status: 400,
      code: 1001,
    });
    expect((await raw(started.sandbox, 'GET', `${root}/sessions/x`, undefined, {})).status).toBe(401);
  });
});

it('tells faults of a check from those of a status request', async () => {
  const sessionId = await session();
  started.sandbox.addFault({ target: 'verification.check', effect: 'resetAfter', trigger: { next: 1 } });
  expect(await started.client.verification.getStatus({ sessionId })).toMatchObject({ attempt: 0 });

  const error = await refusal(check(sessionId, wrong(codeOf(sessionId))));

  expect(error).toMatchObject({ outcome: 'unknown' });
  expect(await started.client.verification.getStatus({ sessionId })).toMatchObject({ attempt: 1 });
});
