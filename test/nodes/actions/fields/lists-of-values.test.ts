import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { runAction } from '../run-action';

let server: StubServer;
beforeAll(async () => {
  server = await stubServer(() => ({ body: { id: 8300, data: [], meta: {} } }));
});
afterAll(() => server.close());

async function sent(
  operation: string,
  parameters: INodeParameters,
): Promise<(typeof server.requests)[number]> {
  const { error } = await runAction({
    operation,
    parameters,
    items: [{ ids: [7, 8] }],
    credentials: { apiKey: 'key', accountId: 'Shop', subAccountId: 'Shop_One', baseUrl: server.url },
  });
  expect(error).toBeUndefined();
  const request = server.requests.at(-1);
  if (!request) throw new Error('Nothing was sent.');
  return request;
}

describe('IDs of contacts', () => {
  test.each<[string, string, unknown]>([
    ['with commas', '41000123, 41000124', [41000123, 41000124]],
    ['one', '41000123', [41000123]],
    ['one in each line', '41000123\n41000124', [41000123, 41000124]],
    ['as JSON', '[41000123]', [41000123]],
    ['by an expression', '={{ $json.ids }}', [7, 8]],
    ['one by an expression', '={{ $json.ids[0] }}', [7]],
  ])('are taken %s', async (_, contacts, expected) => {
    expect((await sent('contacts.addToGroup', { groupId: 8300, contacts })).body).toEqual({
      contacts: expected,
    });
  });
});

describe('several known values', () => {
  const usage = (groupBy: INodeParameters[string]): INodeParameters => ({
    billingPeriod: '2026-10',
    additionalFields: { groupBy },
  });

  test.each<[string, INodeParameters[string]]>([
    ['chosen', ['country', 'channel']],
    ['by an expression with commas', '={{ "country, channel" }}'],
  ])('are sent when %s', async (_, groupBy) => {
    const { path } = await sent('chatApps.getMessageUsage', usage(groupBy));

    expect(decodeURIComponent(path)).toMatch(/groupBy=country(,|&groupBy=)channel/);
  });
});
