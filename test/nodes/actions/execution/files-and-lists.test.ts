import { afterEach, expect, test } from '@jest/globals';
import { catalogue, type Catalogue } from 'cpaas-8x8/pure';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { nodeProperties } from '../../../../nodes/actions/description/node-properties';
import { EightByEightSms } from '../../../../nodes/EightByEightSms/EightByEightSms.node';
import { executeOperation } from '../../../../nodes/actions/execution/execute-operation';
import { library } from '../../../core/client/library';
import { closeStubs, stub8x8, type Reaction } from '../../../core/client/stub-8x8';
import { runWorkflow } from '../../engine/run-workflow';

afterEach(closeStubs);

const grown: Catalogue = { ...catalogue, ...library };

const properties = nodeProperties({ resources: ['Book'], mostUsed: [] }, grown);

class NodeWithLibrary extends EightByEightSms {
  override description = { ...new EightByEightSms().description, properties };

  override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await executeOperation(this, grown)];
  }
}

async function run(
  operation: string,
  parameters: Record<string, string | number | boolean>,
  reactions: readonly Reaction[],
  item: INodeExecutionData = { json: {} },
) {
  const stub = await stub8x8(reactions);
  const { items, errors } = await runWorkflow({
    nodeTypes: { 'n8n-nodes-8x8.eightByEightSms': new NodeWithLibrary() },
    nodes: [
      {
        name: '8x8',
        type: 'n8n-nodes-8x8.eightByEightSms',
        parameters: { resource: 'Book', operation, ...parameters },
      },
    ],
    items: [item],
    credentials: { eightByEightApi: { apiKey: 'a-key-that-is-secret', baseUrl: stub.url } },
  });
  return { out: items['8x8'] ?? [], error: errors['8x8'], requests: stub.requests };
}

const page = (ids: readonly number[], hasNextPage: boolean): Reaction => ({
  body: { items: ids.map((id) => ({ id })), hasNextPage },
});

test('a list of many pages becomes an item a row, to the limit or to its end', async () => {
  const pages = [page([1, 2], true), page([3], false)];

  const limited = await run('library.getBooks', { limit: 2 }, pages);
  const all = await run('library.getBooks', { returnAll: true }, pages);

  expect(limited.out.map(({ json }) => json)).toEqual([{ id: 1 }, { id: 2 }]);
  expect(limited.requests).toHaveLength(1);
  expect(all.out.map(({ json }) => json)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('pages are not asked for by hand: Return All and Limit stand for their fields', () => {
  const shown = properties.filter(
    ({ displayOptions }) => displayOptions?.show?.['operation']?.[0] === 'library.getBooks',
  );

  expect(shown.map(({ name }) => name)).toEqual(['additionalFields', 'returnAll', 'limit']);
  expect(shown[0]?.options?.map(({ name }) => name)).toEqual(['extraFields']);
});

const tale = {
  data: Buffer.from('Once').toString('base64'),
  mimeType: 'text/plain',
  fileName: 'tale.txt',
};

test('a file of the item is sent under its name', async () => {
  const { out, error, requests } = await run(
    'library.addBook',
    { file: 'tale', waitForCompletion: false },
    [{ status: 202, body: { jobId: 'J1' } }],
    { json: {}, binary: { tale } },
  );

  expect(error).toBeUndefined();
  expect(out.map(({ json }) => json)).toEqual([{ jobId: 'J1' }]);
  expect(requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(requests[0]?.body).toContain('filename="tale.txt"');
  expect(requests[0]?.body).toContain('Once');
});

test('a file that the item does not hold is missed by name, and nothing is sent', async () => {
  const { error, requests } = await run('library.addBook', { file: 'tale' }, [{}]);

  expect(error?.message).toContain('"tale"');
  expect(requests).toHaveLength(0);
});

test('a file that 8x8 gives is a file of n8n, and the server it lies on never sees the key', async () => {
  const elsewhere = await stub8x8([{ headers: { 'content-type': 'text/plain' }, body: 'page one' }]);
  const { out, error } = await run('library.getPage', { link: 'shelf/page-1' }, [
    { status: 302, headers: { location: `${elsewhere.url}/page.txt` }, body: '' },
  ]);

  expect(error).toBeUndefined();
  expect(out[0]?.json).toMatchObject({ mimeType: 'text/plain', bytes: 8 });
  expect(Buffer.from(out[0]?.binary?.['data']?.data ?? '', 'base64').toString()).toBe('page one');
  expect(elsewhere.requests[0]?.headers.authorization).toBeUndefined();
});

test('what wipes everything is refused until the words are there', async () => {
  const { error, requests } = await run('library.burn', { additionalFields: '' }, [{}]);
  const burnAll = { additionalFields: { all: true } } as unknown as Record<string, string>;
  const unsaid = await run('library.burn', burnAll, [{}]);

  expect(error).toBeUndefined();
  expect(requests).toHaveLength(1);
  expect(unsaid.error?.description).toContain('burn all');
  expect(unsaid.requests).toHaveLength(0);
});
