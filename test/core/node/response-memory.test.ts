import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import { closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

const MEBIBYTE = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory in use after garbage collection. */
async function bytesInUse(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it('a large response is not kept in memory after it was read', async () => {
  const body = Buffer.alloc(16 * MEBIBYTE, 'x').toString('latin1');
  const { url } = await stub8x8([{ body }, {}]);
  const { http } = createNodeHttp();
  const read = async (): Promise<number> =>
    (await http({ method: 'GET', url, headers: {}, timeoutMs: 20_000 })).body.length;
  const before = await bytesInUse();

  expect(await read()).toBe(body.length);
  await read();

  expect((await bytesInUse()) - before).toBeLessThan(4 * MEBIBYTE);
});
