import { describe, expect, it, jest } from '@jest/globals';

import { killUnderLoad } from './kill-rounds';

jest.setTimeout(240_000);

describe('a sandbox with a state folder that is killed under load', () => {
  it('keeps everything it acknowledged, and the next one continues', async () => {
    const counts = await killUnderLoad(4);
    const { acknowledged } = counts;
    expect(Object.keys(acknowledged).sort()).toEqual([
      'SMS',
      'batch',
      'call',
      'inbound SMS',
      'scheduled SMS',
      'template',
      'workflow',
    ]);
    expect(counts).toMatchObject({
      lost: [],
      reusedUmids: [],
      webhooksStuck: 0,
      receiptsMissing: [],
      unfinished: [],
    });
  });
});
