import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseWebhook } from 'cpaas-8x8';

import { deviations, notFollowed } from './published-samples/deviations';
import { scenarios } from './published-samples/scenarios';
import { differences } from './published-samples/shape';

const folder = join(__dirname, '..', '..', '..', 'shared', 'reference', 'webhooks');
const families = /^(SMS|SmsEngage|ChatApps|Line|WhatsApp)\./;
const samples = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.json') && families.test(file))
      .map((file) => file.replace(/\.json$/, ''))
  : [];

if (samples.length === 0) console.warn(`Left out: there are no samples of 8x8 in ${folder}`);

const whereThereAreSamples = samples.length === 0 ? describe.skip : describe;

whereThereAreSamples(
  'every webhook the sandbox fires has the structure of the sample that 8x8 published',
  () => {
    it('of every kind, or there is a reason why not', () => {
      expect([...Object.keys(scenarios), ...Object.keys(notFollowed)].sort()).toEqual([...samples].sort());
    });

    it.each(Object.entries(scenarios))('%s', async (name, produce) => {
      const sample: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
      const ours = await produce();
      expect(parseWebhook(ours).type).not.toBe('unknown');
      expect(differences(sample, ours)).toEqual(Object.keys(deviations[name] ?? {}).sort());
    });
  },
);
