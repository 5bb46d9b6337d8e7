import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, createClient, entriesOf } from 'cpaas-8x8';

import { operationInputs } from '../operation-inputs';
import { start, type Started } from '../started-sandbox';
import { deviations } from './deviations';
import { openApiFolder, startPrism, type PrismFront } from './prism-front';

const folder = openApiFolder();

it('is known of each deviation which operation has it, and why', () => {
  const ids = new Set<string>(entriesOf(catalogue).map(({ id }) => id));
  expect(deviations.filter(({ operation, reason }) => !ids.has(operation) || reason === '')).toEqual([]);
});

// 8x8's OpenAPI files are not part of this repository. Without them, there is nothing to compare with.
if (folder !== undefined) describe('between client and sandbox, Prism finds that', compareWithFiles);

function compareWithFiles(): void {
  let started: Started;
  let prism: PrismFront;

  beforeAll(async () => {
    const direct = await start({ settings: { rateLimits: false } });
    const { apiKey, accountId, subAccountIds, url } = direct.sandbox;
    prism = await startPrism(folder ?? '', url);
    const client = createClient({ apiKey, accountId, subAccountIds, baseUrl: prism.url, maxRetries: 0 });
    started = { ...direct, client };
  });

  afterAll(async () => {
    await prism.close();
    await started.close();
  });

  it.each(entriesOf(catalogue).map(({ id, operation }) => [id, operation.openApi.file] as const))(
    "%s is as in 8x8's file %s, but for the listed deviations",
    async (id, file) => {
      prism.use(file);
      const input = await operationInputs[id]?.(started);
      prism.takeViolations();

      const ended = await started.client.call(id, input).then(
        () => [],
        () => ['the call fails'],
      );

      const found = prism.takeViolations().map(({ location }) => location.join('.').replace(/\.\d+/g, '.*'));
      const expected = deviations.filter(({ operation }) => operation === id);
      expect([...new Set([...found, ...ended])].sort()).toEqual(
        expected.map(({ location }) => location).sort(),
      );
    },
  );
}
