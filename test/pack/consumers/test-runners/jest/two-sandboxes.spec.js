const { createSandbox, WaitTimeout } = require('8x8-sandbox');
const { createClient } = require('cpaas-8x8');

const clientOf = ({ url: baseUrl, apiKey, accountId, subAccountIds }) =>
  createClient({ baseUrl, apiKey, accountId, subAccountIds });

describe('two sandboxes in one file', () => {
  let one;
  let other;

  beforeEach(async () => {
    [one, other] = await Promise.all([createSandbox({ clock: 'manual' }), createSandbox()]);
  });

  afterEach(() => Promise.all([one.close(), other.close()]));

  it('have messages of their own, and IDs from their own seed', async () => {
    const sent = { destination: '+6591234567', text: 'Hello' };
    const [first, second] = await Promise.all([clientOf(one).sms.send(sent), clientOf(other).sms.send(sent)]);

    expect(first.umid).toBe(second.umid);
    expect(one.messages()).toHaveLength(1);
    await expect(one.waitForMessage({ text: 'Bye' }, { timeoutMs: 1 })).rejects.toThrow(WaitTimeout);
  });

  it('have a clock, faults and settings of their own', async () => {
    one.addFault({ target: 'sms.send', effect: 'internalError' });
    one.changeSettings({ longTexts: 'reject' });
    const { umid } = await clientOf(other).sms.send({ destination: '+6591234567', text: 'Hello' });
    await other.waitForMessage({ umid, state: 'delivered' });

    expect(other.faults()).toEqual([]);
    expect(other.settings()).not.toEqual(one.settings());
    expect(new Date(one.now())).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(one.messages()).toEqual([]);
  });

  it('start empty in each test', () => {
    expect(one.messages()).toEqual([]);
    expect(one.faults()).toEqual([]);
    expect(one.requests()).toEqual([]);
  });
});
