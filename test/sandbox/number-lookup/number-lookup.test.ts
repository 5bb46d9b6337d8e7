import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { lookupCodes, RejectedError } from 'cpaas-8x8';

import { raw, start, type Started } from '../started-sandbox';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const lookUp = (phoneNumber: string, input: object = {}) =>
  started.client.numberLookup.lookup({ phoneNumber, ...input });

const errorOf = async (call: PromiseLike<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

const singapore = { operatorName: 'Lion Mobile', mcc: '525', mnc: '01', country: 'SG' };

describe('a lookup', () => {
  it('of the format returns country and type, and is free', async () => {
    const before = await started.client.sms.getBalance();

    const found = await lookUp('9123 4567', { country: 'SG' });

    expect(found).toMatchObject({
      phoneNumber: '+6591234567',
      phoneNumberNational: '9123 4567',
      phoneType: 'Mobile',
      country: 'SG',
      status: { state: 'ok' },
    });
    expect(found).not.toHaveProperty('currentOperator');
    expect(await started.client.sms.getBalance()).toEqual(before);
  });

  it('of the operator returns the networks, and is charged', async () => {
    const { balance: before = 0 } = await started.client.sms.getBalance();

    const found = await lookUp('+6591234567', { type: 'operator' });

    expect(found).toMatchObject({ ported: false, currentOperator: singapore, originalOperator: singapore });
    expect(found).not.toHaveProperty('presence');
    expect((await started.client.sms.getBalance()).balance).toBeLessThan(before);
  });

  it('live returns whether the phone is on and roaming', async () => {
    expect(await lookUp('+6591234567', { type: 'live' })).toMatchObject({
      presence: true,
      roaming: false,
      roamingOperator: null,
    });
  });

  it.each([
    [
      '7001',
      { ported: true, currentOperator: singapore, originalOperator: { operatorName: 'Merlion Telecom' } },
    ],
    ['7002', { roaming: true, roamingOperator: { operatorName: 'Penang Mobile', country: 'MY' } }],
    ['7003', { presence: false }],
    ['7004', { phoneType: 'FixedLine' }],
    ['7005', { presence: null, roaming: null }],
  ])('of a number that ends in %s finds %j', async (ending, expected) => {
    expect(await lookUp(`+659123${ending}`, { type: 'live' })).toMatchObject(expected);
  });
});

describe('a lookup that fails with HTTP 200', () => {
  it.each(Object.entries(lookupCodes))(
    'ends as an error with code %s and what to do',
    async (code, { advice }) => {
      const error = await errorOf(lookUp(`+659123${code}`, { type: 'live' }));

      expect(error).toBeInstanceOf(RejectedError);
      expect(error).toMatchObject({
        kind: 'rejected',
        outcome: 'refused',
        code: Number(code),
        advice,
        result: { phoneNumber: `+659123${code}`, country: 'SG', status: { state: 'error' } },
      });
    },
  );

  it('still returns the operator when the operator failed', async () => {
    const error = await errorOf(lookUp('+6591236001', { type: 'live' }));

    expect(error).toMatchObject({ result: { currentOperator: singapore, presence: null } });
  });

  it('does not fail for a format lookup', async () => {
    expect(await lookUp('+6591236001')).toMatchObject({ status: { state: 'ok' } });
    expect(await lookUp('+6591236001', { type: 'operator' })).toMatchObject({ status: { state: 'ok' } });
  });

  it('fails when the balance is too low', async () => {
    const poor = await start({ account: { balance: 0 } });

    const error = await errorOf(
      poor.client.numberLookup.lookup({ phoneNumber: '+6591234567', type: 'live' }),
    );

    expect(error).toMatchObject({ code: 2007 });
    await poor.close();
  });
});

describe('an invalid lookup', () => {
  it.each([
    [{ phoneNumber: 'Mei' }, 'phoneNumber'],
    [{ phoneNumber: '0912 345' }, 'phoneNumber'],
    [{ phoneNumber: '+6591234567', country: 'S' }, 'country'],
  ])('%j is refused before it is sent', async (input, path) => {
    const error = await errorOf(started.client.numberLookup.lookup(input));
    expect(error).toMatchObject({ kind: 'validation', issues: [{ path }] });
  });

  it("are refused with 8x8's codes", async () => {
    const path = '/lookup/api/v1/subaccounts/Sandbox_SMS/phones/';
    expect((await raw(started.sandbox, 'GET', `${path}Mei`)).body).toMatchObject({ code: 1002 });
    expect((await raw(started.sandbox, 'GET', `${path}6591234567?type=all`)).status).toBe(400);
    expect((await raw(started.sandbox, 'GET', `${path}6591234567`, undefined, {})).status).toBe(401);
  });
});
