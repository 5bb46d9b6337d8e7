import { describe, expect, it } from '@jest/globals';

import { parseWebhook } from 'cpaas-8x8';

import { webhookSamples } from '../../reference/facts';
import { deviations, notFollowed } from './deviations';
import { scenarios } from './scenarios';
import { differences } from './shape';

const families = /^(SMS|SmsEngage|ChatApps|Line|WhatsApp)\./;
const samples = webhookSamples();
const published = Object.keys(samples).filter((name) => families.test(name));

describe('every webhook the sandbox fires has the structure of the sample that 8x8 published', () => {
  it('of every kind, or there is a reason why not', () => {
    expect([...Object.keys(scenarios), ...Object.keys(notFollowed)].sort()).toEqual(published.sort());
  });

  it.each(Object.entries(scenarios))('%s', async (name, produce) => {
    const ours = await produce();
    expect(parseWebhook(ours).type).not.toBe('unknown');
    expect(differences(samples[name], ours)).toEqual(Object.keys(deviations[name] ?? {}).sort());
  });
});
