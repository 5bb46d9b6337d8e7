import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClientOver, entriesOf, nodePorts, type HttpRequest } from 'cpaas-8x8';
import { catalogue } from 'cpaas-8x8/pure';
import { operationInputs } from '../sandbox/operation-inputs';
import { start, type Started } from '../sandbox/started-sandbox';
import { explains } from './conformance/deviations';
import { objections } from './conformance/request-check';
import { requestDeviations } from './conformance/request-deviations';

const listed = requestDeviations.flatMap(({ differences }) => differences);

describe('every request of the client', () => {
  let started: Started;
  const made: HttpRequest[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    started = await start({ settings: { rateLimits: false } });
  });
  afterAll(() => started.close());

  it.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))(
    "%s matches 8x8's own OpenAPI file, except for the listed deviations",
    async (id, entry) => {
      const { apiKey, url: baseUrl, accountId, subAccountIds } = started.sandbox;
      const ports = nodePorts();
      const http = (request: HttpRequest) => {
        made.push(request);
        return ports.http(request);
      };
      const options = { apiKey, baseUrl, accountId, subAccountIds };
      const client = createClientOver(catalogue, { ...ports, http }, options);
      const input = await operationInputs[id]?.(started);
      if (!input && entry.operation.input.required?.length)
        throw new Error(`Add a valid input of ${id} to test/sandbox/operation-inputs.`);
      made.length = 0;

      await client.call(id, input);

      // A token is requested first, and a file is downloaded last.
      const request = made.find(({ headers, omitApiKey }) => !omitApiKey || 'x-token' in headers);
      const asked = entry.operation.authorization?.kind === 'token' ? made.at(-1) : (request ?? made[0]);
      if (!asked) throw new Error('no request was made');
      const found = await objections(entry, asked);
      lines.push(...found);
      expect(found.filter((line) => !listed.some((each) => explains(each, line)))).toEqual([]);
    },
  );

  it('uses every listed deviation', () => {
    expect(listed.filter((each) => !lines.some((line) => explains(each, line)))).toEqual([]);
  });
});
