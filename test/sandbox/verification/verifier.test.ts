import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createVerifier, TooSoonError, type Verifier, type VerifierOptions } from 'cpaas-8x8';

import { start, type Started } from '../started-sandbox';

const destination = '+6591234567';

let started: Started;
let verifier: Verifier;

/** A verifier whose clock is that of the sandbox. */
const verifierWith = (options: VerifierOptions = {}): Verifier =>
  createVerifier(started.client.verification, { now: () => Date.parse(started.sandbox.now()), ...options });

beforeEach(async () => {
  started = await start({ clock: 'manual' });
  verifier = verifierWith({ brand: 'ExampleCo', codeLength: 6 });
});
afterEach(() => started.close());

const codeOf = (sessionId: string): string => started.sandbox.verifications({ sessionId })[0]?.code ?? '';
const wrongFor = (sessionId: string): string =>
  codeOf(sessionId).replace(/^./, (first) => (first === '1' ? '2' : '1'));
const requestsTo = (operation: string): number =>
  started.sandbox.requests().filter((request) => request.operation === operation).length;

const errorOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a user who enters the code', () => {
  it('is verified with the right one, spaces and full-width digits allowed', async () => {
    const session = await verifier.start(destination);
    const code = codeOf(session.sessionId);
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );

    expect(await session.check(typed)).toEqual({ status: 'verified' });
    expect(await session.status()).toEqual({ status: 'verified' });
  });

  it('learns how often a wrong one may still be followed by another', async () => {
    const session = await verifier.start(destination);

    const results = [];
    for (let count = 0; count < 5; count++) results.push(await session.check(wrongFor(session.sessionId)));

    expect(results).toEqual([
      { status: 'wrong', attemptsLeft: 4 },
      { status: 'wrong', attemptsLeft: 3 },
      { status: 'wrong', attemptsLeft: 2 },
      { status: 'wrong', attemptsLeft: 1 },
      { status: 'failed' },
    ]);
    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'failed' });
  });

  it.each(['', '1 2', '12345678901', '12-45%', 'ça va'])('spends no attempt with %j', async (code) => {
    const session = await verifier.start(destination);

    expect(await session.check(code)).toMatchObject({
      status: 'malformed',
      reason: expect.stringMatching(/\.$/),
    });
    expect(requestsTo('verification.check')).toBe(0);
    expect(await session.status()).toEqual({ status: 'waiting', attemptsLeft: 5 });
  });

  it('comes too late when the time is over, or nobody knows the session', async () => {
    const session = await verifier.start(destination, { codeValidity: 30 });
    expect(session.expiresAt).toEqual(new Date(Date.parse(started.sandbox.now()) + 30_000));
    await started.sandbox.advance(30_000);

    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'expired' });
    expect(await verifier.resume('0123456789abcdef').check('123456')).toEqual({ status: 'expired' });
    expect(await verifier.resume('0123456789abcdef').status()).toEqual({ status: 'expired' });
  });

  it('is served by any server that has the ID, or what was saved', async () => {
    const session = await verifier.start(destination);
    const saved: unknown = JSON.parse(JSON.stringify(session));
    const elsewhere = verifierWith();

    expect(await elsewhere.resume(session.sessionId).check(wrongFor(session.sessionId))).toMatchObject({
      status: 'wrong',
    });
    const resumed = elsewhere.resume(saved as ReturnType<typeof session.toJSON>);
    expect(resumed.retryAfter).toEqual(session.retryAfter);
    expect(await resumed.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
  });
});

describe('a check without an answer', () => {
  const lose = (effect: 'resetAfter' | 'internalError' | 'halfBody'): void => {
    started.sandbox.addFault({ target: 'verification.check', effect, trigger: { next: 1 } });
  };

  it('is made once, and turns out to have verified the number', async () => {
    const session = await verifier.start(destination);
    lose('resetAfter');

    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
    expect([requestsTo('verification.check'), requestsTo('verification.getStatus')]).toEqual([1, 1]);
  });

  it('is made once, and turns out to have counted as wrong', async () => {
    const session = await verifier.start(destination);
    lose('halfBody');

    expect(await session.check(wrongFor(session.sessionId))).toEqual({ status: 'wrong', attemptsLeft: 4 });
    expect(started.sandbox.verifications()[0]?.attempt).toBe(1);
  });

  it('is made once, and stays unknown where it did not count', async () => {
    const session = await verifier.start(destination);
    lose('internalError');

    expect(await session.check(codeOf(session.sessionId))).toMatchObject({
      status: 'unknown',
      attemptsLeft: 5,
      error: { outcome: 'unknown', status: 500 },
    });
    expect(requestsTo('verification.check')).toBe(1);
    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
  });

  it('stays unknown where nobody knows how many there were before', async () => {
    const { sessionId } = await verifier.start(destination);
    lose('resetAfter');

    expect(await verifier.resume(sessionId).check(wrongFor(sessionId))).toMatchObject({
      status: 'unknown',
      attemptsLeft: 4,
    });
  });

  it('stays unknown where the question is not answered either', async () => {
    const session = await verifier.start(destination);
    started.sandbox.addFault({ target: 'verification', effect: 'resetAfter' });

    const result = await session.check(codeOf(session.sessionId));

    expect(result).toMatchObject({ status: 'unknown', error: { operation: 'verification.check' } });
    expect(result).not.toHaveProperty('attemptsLeft');
  });

  it('that was ended by the caller ends as an error at once', async () => {
    const session = await verifier.start(destination);
    started.sandbox.addFault({ target: 'verification.check', effect: 'stall' });

    const error = await errorOf(session.check('123456', { signal: AbortSignal.timeout(1_000) }));

    expect(error).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
    expect(requestsTo('verification.getStatus')).toBe(0);
  });

  it('that certainly did not count ends as an error', async () => {
    const session = await verifier.start(destination);
    started.sandbox.addFault({ target: 'verification.check', effect: 'tooManyRequests' });

    expect(await errorOf(session.check('123456'))).toMatchObject({ status: 429, outcome: 'refused' });
  });
});

describe('a code that is sent again', () => {
  it('is refused without a request until it is time, and says when', async () => {
    const session = await verifier.start(destination, { resendingInterval: 30 });
    const retryAt = session.retryAfter;
    expect(retryAt).toEqual(new Date(Date.parse(started.sandbox.now()) + 30_000));

    const error = await errorOf(session.resend());

    expect(error).toBeInstanceOf(TooSoonError);
    expect(error).toMatchObject({ kind: 'too-soon', outcome: 'not-sent', retryAt });
    expect(requestsTo('verification.start')).toBe(1);
  });

  it('comes with the settings of the first, in the same session', async () => {
    const session = await verifier.start('9123 4567', { country: 'SG', brand: 'Example Shop' });
    const { sessionId } = session;
    await started.sandbox.advance(10_000);

    await session.resend();

    expect(session.sessionId).toBe(sessionId);
    const texts = started.sandbox.messages({ to: destination }).map(({ text }) => text);
    expect(texts).toEqual([`Example Shop: ${codeOf(sessionId)} is your code`, texts[0]]);
    expect(await errorOf(session.resend())).toMatchObject({ kind: 'too-soon' });
  });

  it('comes by another channel where that is wanted', async () => {
    const session = await verifier.start(destination);
    await started.sandbox.advance(10_000);

    await session.resend({ channel: 'call' });

    expect(session.channel).toBe('call');
    expect(started.sandbox.verifications()[0]?.sent.map(({ channel }) => channel)).toEqual(['sms', 'call']);
    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
  });

  it('can be sent by who knows the ID alone', async () => {
    const { sessionId } = await verifier.start(destination);

    expect(await errorOf(verifier.resume(sessionId).resend())).toMatchObject({
      kind: 'too-soon',
      outcome: 'not-sent',
    });
    await started.sandbox.advance(10_000);
    await verifier.resume(sessionId).resend();
    expect(started.sandbox.messages({ to: destination })).toHaveLength(2);
  });

  it('begins anew after the verification has ended', async () => {
    const session = await verifier.start(destination);
    const { sessionId } = session;
    await started.sandbox.advance(300_000);

    await session.resend();

    expect(session.sessionId).not.toBe(sessionId);
    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
  });

  it('is refused by 8x8 when another server has just sent one', async () => {
    await verifier.start(destination);

    const error = await errorOf(verifier.start(destination));

    expect(error).toMatchObject({
      kind: 'too-soon',
      outcome: 'refused',
      retryAt: new Date(Date.parse(started.sandbox.now()) + 10_000),
      cause: { status: 403, code: 1400 },
    });
  });

  it('is refused by 8x8 when our clock is ahead', async () => {
    const ahead = verifierWith({ now: () => Date.parse(started.sandbox.now()) + 60_000 });
    const session = await ahead.start(destination);

    expect(await errorOf(session.resend())).toMatchObject({ kind: 'too-soon', outcome: 'refused' });
  });
});

describe('Silent Mobile Authentication', () => {
  const clientIp = '192.0.2.10';

  it('verifies a phone that is covered without a code', async () => {
    const session = await verifierWith({ channel: 'sma' }).start(destination, { clientIp });
    expect([session.channel, await session.status()]).toEqual([
      'sma',
      { status: 'waiting', attemptsLeft: 5 },
    ]);

    await fetch(session.verificationUrl ?? '');

    expect(await session.status()).toEqual({ status: 'verified' });
    expect(started.sandbox.messages()).toEqual([]);
  });

  it('gives way to SMS where the phone is not covered', async () => {
    const session = await verifierWith({ channel: 'sma' }).start('+6591234040', { clientIp });

    expect(session.channel).toBe('sms');
    expect(session.verificationUrl).toBeUndefined();
    expect(await session.check(codeOf(session.sessionId))).toEqual({ status: 'verified' });
  });

  it('gives way to the channel that was chosen for the case', async () => {
    const fallback = { channel: 'whatsapp', whatsapp: { templateName: 'login_code' } };
    const session = await verifierWith({ channel: 'sma', fallback }).start('+6591234040', { clientIp });

    expect(session.channel).toBe('whatsapp');
    expect(started.sandbox.messages({ channel: 'whatsapp' })).toHaveLength(1);
  });

  it('gives way where 8x8 cannot tell', async () => {
    started.sandbox.addFault({ target: 'verification.checkSmaCoverage', effect: 'unavailable' });

    expect((await verifierWith({ channel: 'sma' }).start(destination, { clientIp })).channel).toBe('sms');
  });

  it('is begun without a question where the address of the phone is not known', async () => {
    expect((await verifierWith({ channel: 'sma' }).start(destination)).channel).toBe('sma');
    expect(requestsTo('verification.checkSmaCoverage')).toBe(0);
  });

  it('gives way to nothing where the question itself is wrong', async () => {
    const call = verifierWith({ channel: 'sma' }).start(destination, {
      clientIp,
      subAccountId: 'Somebody_Elses',
    });

    expect(await errorOf(call)).toMatchObject({ kind: 'api', code: 1001 });
    expect(requestsTo('verification.start')).toBe(0);
  });
});
