import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, type Started } from '../started-sandbox';

const day = 86_400_000;

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now(), settings: { rateLimits: false } });
});
afterEach(() => started.close());

const send = (msisdn: string) =>
  started.client.chatApps.send({ user: { msisdn }, type: 'text', content: { text: 'Hello' } });

type Filter = Parameters<Started['client']['chatApps']['startLogExport']>[0];

/** The rows of an export, each by the names of its columns. */
async function rowsOf(filter: Filter): Promise<Record<string, string>[]> {
  const { jobId } = await started.client.chatApps.startLogExport(filter);
  await started.sandbox.advance(1_000);
  const { data: [link = ''] = [] } = await started.client.chatApps.getLogExport({ jobId });
  const [header = '', ...lines] = (await (await fetch(link)).text()).trim().split('\r\n');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, at): [string, string] => [names[at] ?? '', value])),
  );
}

describe('an export of the chat log', () => {
  it('has a row for each channel that was tried, with recipients and contents masked', async () => {
    const { umid } = await started.client.chatApps.send({
      user: { msisdn: '+6591231022' },
      type: 'text',
      content: { text: 'Hello' },
      channels: [{ channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'SMS' }],
    });
    await started.sandbox.advance(120_000);

    const rows = await rowsOf({});

    expect(rows).toMatchObject([
      { umid, channel: 'WhatsApp', step: '1', status_value: 'undelivered', status_errorcode: '1022' },
      { umid, channel: 'SMS', step: '2', status_value: 'delivered' },
    ]);
    expect(rows[0]).toMatchObject({ msisdn: '+659123xxxx', content: '**MASKED**' });
  });

  it('can be limited to one user', async () => {
    await send('+6591234567');
    const { umid } = await send('+6598765432');
    const bsuid = started.sandbox
      .exportState()
      .tables['customers']?.find(({ key }) => key === '+6598765432')?.['bsuid'] as string | undefined;

    expect(await rowsOf({ channelUserId: bsuid })).toMatchObject([{ umid }]);
    expect(await rowsOf({ phoneNumber: '6598765432' })).toMatchObject([{ umid }]);
  });

  it('goes back no more than six months', async () => {
    await send('+6591234567');
    await started.sandbox.advance(184 * day);
    const from = new Date(Date.parse(started.sandbox.now()) - 200 * day).toISOString();

    const { jobId } = await started.client.chatApps.startLogExport({ from });
    await started.sandbox.advance(1_000);

    expect(await started.client.chatApps.getLogExport({ jobId })).toEqual({ status: 'empty' });
  });

  it('contains no SMS', async () => {
    await started.client.sms.send({ destination: '+6591234567', text: 'Hello' });
    const { jobId } = await started.client.chatApps.startLogExport({});
    await started.sandbox.advance(1_000);

    expect(await started.client.chatApps.getLogExport({ jobId })).toEqual({ status: 'empty' });
  });

  it('is queued, then runs, and can be cancelled before its end', async () => {
    await send('+6591234567');
    const { jobId } = await started.client.chatApps.startLogExport({});
    expect(await started.client.chatApps.getLogExport({ jobId })).toEqual({ status: 'queued' });
    await started.sandbox.advance(600);
    expect(await started.client.chatApps.getLogExport({ jobId })).toEqual({ status: 'running' });

    await started.client.chatApps.cancelLogExport({ jobId });
    await started.sandbox.advance(1_000);

    expect(await started.client.chatApps.getLogExport({ jobId })).toEqual({ status: 'cancelled' });
  });

  it('is not found by an unknown ID, or by the ID of an SMS export', async () => {
    const { jobId } = await started.client.sms.startLogExport({});
    const unknown = { status: 404, code: 4018 };

    await expect(started.client.chatApps.getLogExport({ jobId })).rejects.toMatchObject(unknown);
    await expect(started.client.chatApps.getLogExport({ jobId: 'none' })).rejects.toMatchObject(unknown);
    await expect(started.client.chatApps.cancelLogExport({ jobId: 'none' })).rejects.toMatchObject(unknown);
  });
});

describe('a job that the client waits for', () => {
  it('ends with links to its files', async () => {
    await started.close();
    started = await start({ timeScale: 0.01 });
    await send('+6591234567');

    const result = await started.client.chatApps.startLogExport({}).completed();

    expect(result).toMatchObject({ status: 'succeeded', data: [expect.stringContaining('/chatapps/')] });
  });
});
