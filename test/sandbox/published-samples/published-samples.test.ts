import { describe, expect, it } from '@jest/globals';

import { parseWebhook } from 'cpaas-8x8';

import { webhookSamples } from '../../reference/facts';
import { deviations, notFollowed } from './deviations';
import { scenarios } from './scenarios';
import { differences } from './shape';

const families = /^(SMS|SmsEngage|ChatApps|Line|WhatsApp)\./;
const samples = webhookSamples();
const published = Object.keys(samples).filter((name) => families.test(name));

describe("every webhook of the sandbox has the structure of 8x8's published sample", () => {
  it('exists for every event, or there is a documented reason', () => {
    expect([...Object.keys(scenarios), ...Object.keys(notFollowed)].sort()).toEqual(published.sort());
  });

  it.each(Object.entries(scenarios))('%s', async (name, produce) => {
    const ours = await produce();
    expect(parseWebhook(ours).type).not.toBe('unknown');
    expect(differences(samples[name], ours)).toEqual(Object.keys(deviations[name] ?? {}).sort());
  });
});
