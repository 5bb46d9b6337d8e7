import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const to = '+6591234567';
const sms = { destination: to, text: 'Hello' };
const hour = 3_600_000;

describe('sending SMS', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual', startTime: Date.now(), settings: { rateLimits: false } });
  });
  afterEach(() => started.close());

  it('returns the number without plus, and the detected encoding', async () => {
    const { client } = started;
    expect(await client.sms.send({ ...sms, clientMessageId: 'order-1' })).toEqual({
      umid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      destination: '6591234567',
      status: { code: 'QUEUED', description: expect.any(String) },
      encoding: 'GSM7',
      clientMessageId: 'order-1',
    });
    expect(await client.sms.send({ ...sms, text: '你好' })).toMatchObject({ encoding: 'UCS2' });
  });

  it.each([
    ['TH', '091234567', '+6691234567'],
    ['SG', '91234567', '+6591234567'],
    ['GB', '07911123456', '+447911123456'],
    ['RU', '89161234567', '+79161234567'],
    // The zero is part of the number, as people dial it from abroad.
    ['IT', '0669812345', '+390669812345'],
    ['IT', '3123456789', '+393123456789'],
    ['CI', '0707123456', '+2250707123456'],
  ])('converts a national number of %s into an international one', async (country, destination, number) => {
    await started.client.sms.send({ destination, country, text: 'Hello' });

    expect(started.sandbox.messages().map((message) => [message.to, message.country])).toEqual([
      [number, country],
    ]);
  });

  it('tells Canada from the United States, and Kazakhstan from Russia', async () => {
    for (const destination of ['+16045550100', '+14155550100', '+77012345678', '+79161234567'])
      await started.client.sms.send({ destination, text: 'Hello' });

    expect(
      started.sandbox
        .messages()
        .map(({ country }) => country)
        .sort(),
    ).toEqual(['CA', 'KZ', 'RU', 'US']);
  });

  it('counts segments and calculates the price', async () => {
    const { umid } = await started.client.sms.send({ ...sms, text: 'x'.repeat(161) });
    expect(started.sandbox.messages({ umid })[0]).toMatchObject({
      smsCount: 2,
      price: { perSms: 0.0412, total: 0.0824, currency: 'USD' },
    });
  });

  it('cuts a text to ten segments, or rejects it, by a setting', async () => {
    const { client, sandbox } = started;
    const long = { ...sms, text: 'x'.repeat(2_000) };
    const { umid } = await client.sms.send(long);
    expect(sandbox.messages({ umid })[0]).toMatchObject({ smsCount: 10, text: 'x'.repeat(1_530) });
    sandbox.changeSettings({ longTexts: 'reject' });
    await expect(client.sms.send(long)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('waits until the scheduled time', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ ...sms, scheduled: new Date(Date.now() + hour) });
    await sandbox.advance(hour - 60_000);
    expect(sandbox.messages({ umid })[0]).toMatchObject({ waiting: true, status: { state: 'queued' } });
    await sandbox.advance(120_000);
    expect(sandbox.messages({ umid })[0]).toMatchObject({ waiting: false, status: { state: 'delivered' } });
  });

  it('cancels only waiting messages, and only once', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ ...sms, scheduled: new Date(Date.now() + hour) });
    expect(await client.sms.cancel({ umid })).toEqual({ cancelledCount: 1 });
    expect(await client.sms.cancel({ umid })).toEqual({ cancelledCount: 0 });
    const gone = await client.sms.send(sms);
    expect(await client.sms.cancel({ umid: gone.umid })).toEqual({ cancelledCount: 0 });
    await sandbox.advance(2 * hour);
    expect(sandbox.messages({ umid })[0]).toMatchObject({
      cancelled: true,
      steps: [],
      status: { state: 'failed' },
    });
  });

  it('does not charge cancelled messages', async () => {
    const { client } = started;
    const before = (await client.sms.getBalance()).balance;
    const { umid } = await client.sms.send({ ...sms, scheduled: new Date(Date.now() + hour) });
    await client.sms.cancel({ umid });
    expect((await client.sms.getBalance()).balance).toBe(before);
  });

  it('masks number and text in the details', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ ...sms, source: 'ExampleCo', clientMessageId: 'order-1' });
    await sandbox.advance(5_000);
    expect(await client.sms.getDetails({ umid })).toMatchObject({
      umid,
      direction: 'outbound',
      msisdn: '+659123xxxx',
      source: 'ExampleCo',
      body: '**MASKED**',
      smsCount: 1,
      status: { state: 'delivered', detail: 'delivered_to_recipient' },
      clientMessageId: 'order-1',
    });
  });

  it('finds a message only in its own subaccount', async () => {
    const { umid } = await started.client.sms.send(sms);
    const other = { umid, subAccountId: 'Sandbox_ChatApps' };
    await expect(started.client.sms.getDetails(other)).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('deletes number and text permanently', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ ...sms, text: 'Your code is 1234' });
    await client.sms.deletePersonalData({ umid });
    const left = JSON.stringify(sandbox.exportState().tables);
    expect(left).not.toContain('91234567');
    expect(left).not.toContain('1234');
    expect(await client.sms.getDetails({ umid })).toMatchObject({ msisdn: '', body: '**MASKED**' });
  });

  it('records feedback', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ ...sms, track: 'Outcome' });
    await client.sms.sendFeedback({ umid, outcome: 'success', timestamp: '2026-01-01T10:00:00+08:00' });
    expect(sandbox.messages({ umid })[0]).toMatchObject({
      track: 'Outcome',
      feedback: { outcome: 'success', timestamp: '2026-01-01T10:00:00+08:00' },
    });
  });
});

describe('batches of SMS', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual', startTime: Date.now() });
  });
  afterEach(() => started.close());

  const batchPath = '/sms/api/v1/subaccounts/Sandbox_SMS/messages/batch';

  it('accept or reject each message, with a reason', async () => {
    const messages = [
      { ...sms, clientMessageId: 'a' },
      { destination: 'Mei', text: 'Hello' },
      { destination: '+6591230006', text: 'Hello' },
      { destination: to },
    ];
    const { status, body } = await raw(started.sandbox, 'POST', batchPath, {
      messages,
      includeMessagesInResponse: true,
      clientBatchId: 'autumn',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      batchId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      clientBatchId: 'autumn',
      acceptedCount: 1,
      rejectedCount: 3,
      messages: [
        { destination: '6591234567', clientMessageId: 'a', status: { code: 'QUEUED' } },
        {
          destination: 'Mei',
          status: { code: 'REJECTED', description: expect.stringContaining('destination') },
        },
        { destination: '+6591230006', status: { code: 'REJECTED' } },
        {
          destination: to,
          status: { code: 'REJECTED', description: expect.stringContaining('text is missing') },
        },
      ],
    });
    expect(started.sandbox.messages({ batchId: String(body['batchId']) })).toHaveLength(4);
  });

  it('list messages only on request, and take missing fields from the template', async () => {
    const answer = await started.client.sms.sendBatch({
      messages: [{ destination: to }, { destination: to, text: 'Own', source: 'Other' }],
      template: { text: 'Shared', source: 'ExampleCo' },
    });
    expect(answer).not.toHaveProperty('messages');
    expect(started.sandbox.messages().map(({ text, from }) => [text, from])).toEqual([
      ['Shared', 'ExampleCo'],
      ['Own', 'Other'],
    ]);
  });

  it('send the template to destinations', async () => {
    const { acceptedCount } = await started.client.sms.sendBatch({
      destinations: [to, '+6281234567890'],
      template: { text: 'We are open' },
    });
    expect(acceptedCount).toBe(2);
    expect(started.sandbox.messages().map((message) => [message.to, message.text])).toEqual([
      [to, 'We are open'],
      ['+6281234567890', 'We are open'],
    ]);
  });

  it('ignore the destinations when there are messages, like 8x8', async () => {
    const { body } = await raw(started.sandbox, 'POST', batchPath, {
      messages: [sms],
      destinations: ['+6281234567890'],
      template: { text: 'x' },
    });
    expect(body).toMatchObject({ acceptedCount: 1, rejectedCount: 0 });
  });

  it('derive the message IDs from the batch ID', async () => {
    await started.client.sms.sendBatch({ messages: [sms], clientBatchId: 'autumn' });
    expect(started.sandbox.messages()[0]).toMatchObject({
      clientBatchId: 'autumn',
      clientMessageId: 'autumn/6591234567',
    });
  });

  it('can be cancelled while they wait', async () => {
    const { client } = started;
    const scheduled = new Date(Date.now() + hour);
    const { batchId } = await client.sms.sendBatch({
      messages: [{ ...sms, scheduled }, { ...sms, scheduled }, sms],
    });
    expect(await client.sms.cancelBatch({ batchId })).toEqual({ cancelledCount: 2 });
    expect(await client.sms.cancelBatch({ batchId })).toEqual({ cancelledCount: 0 });
    expect(await client.sms.cancelBatch({ batchId: 'unknown' })).toEqual({ cancelledCount: 0 });
  });

  it('can have ten thousand messages', async () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => ({
      ...sms,
      destination: `+65${80_000_000 + index * 10 + 5}`,
    }));
    expect(await started.client.sms.sendBatch({ messages })).toMatchObject({
      acceptedCount: 10_000,
      rejectedCount: 0,
    });
    expect(started.sandbox.messages()).toHaveLength(10_000);
  });
});

describe('surveys and links', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual' });
    await started.listen();
  });
  afterEach(() => started.close());

  it('put a link of 21 characters and the variables into the text', async () => {
    await started.client.sms.sendSurvey({
      surveyId: 'rating',
      destination: to,
      templateBody: 'Hi {{name}}, {{other}}: {{url}}!',
      templateVariables: { name: 'Mei' },
    });
    const [message] = started.sandbox.messages();
    expect(message?.text).toMatch(/^Hi Mei, \{\{other\}\}: https:\/\/s\.test\/[A-Za-z0-9]{6}!$/);
    expect(message?.survey?.link).toHaveLength(21);
  });

  it('have a different link in each message of a batch', async () => {
    await started.client.sms.sendSurveyBatch({
      surveyId: 'rating',
      messages: [{ destination: to }, { destination: '+6281234567890' }],
      template: { templateBody: '{{url}}' },
    });
    const links = started.sandbox.messages().map(({ survey }) => survey?.link);
    expect(new Set(links).size).toBe(2);
  });

  it('emit webhooks for every click and for the answers', async () => {
    const { client, sandbox, receiver } = started;
    await client.sms.sendSurvey({ surveyId: 'rating', destination: to, templateBody: '{{url}}' });
    sandbox.click({ to });
    sandbox.click({ to });
    sandbox.answerSurvey({ to, answers: [{ question: 'How was it?', answer: 'Good' }] });
    await sandbox.advance(0);
    expect(receiver.received.map(({ body }) => body['eventType'] ?? 'survey')).toEqual([
      'short_url_clicked',
      'short_url_clicked',
      'survey',
    ]);
    const [first, second] = receiver.received.map(({ body }) => body['payload'] as { eventId: string });
    expect(first?.eventId).not.toBe(second?.eventId);
  });

  it('send the answers to the URL from the settings', async () => {
    const { client, sandbox, receiver } = started;
    sandbox.changeSettings({ smsEngageUrl: `${receiver.url}/engage` });
    await client.sms.sendSurvey({ surveyId: 'rating', destination: to, templateBody: '{{url}}' });
    sandbox.answerSurvey({ to, answers: [{ question: 'How was it?', answer: 'Good' }] });
    await sandbox.advance(0);
    expect(receiver.received[0]?.path).toBe('/engage');
  });

  it('emit no answers after 48 hours', async () => {
    const { client, sandbox, receiver } = started;
    await client.sms.sendSurvey({ surveyId: 'rating', destination: to, templateBody: '{{url}}' });
    await sandbox.advance(49 * hour);
    const before = receiver.received.length;
    sandbox.answerSurvey({ to, answers: [{ question: 'How was it?', answer: 'Good' }] });
    await sandbox.advance(0);
    expect(receiver.received).toHaveLength(before);
  });

  it('find the links in a text', async () => {
    await started.client.sms.send({
      destination: to,
      text: 'See https://example.com/a and https://example.com/b.',
    });
    expect(started.sandbox.click({ to })).toMatchObject({ targetUrl: 'https://example.com/a' });
    expect(started.sandbox.click({ to, url: 'https://example.com/b' })).toMatchObject({
      targetUrl: 'https://example.com/b',
      shortUrl: expect.stringMatching(/^https:\/\/s\.test\//),
    });
    expect(() => started.sandbox.click({ to, url: 'https://elsewhere.test' })).toThrow('has no link');
    expect(() => started.sandbox.click({ to: '+6590000099' })).toThrow('No suitable message was sent');
  });
});

describe('log exports', () => {
  it('run in the background, and end with a file that needs no API key', async () => {
    const started = await start({ clock: 'manual' });
    const { client, sandbox } = started;
    await client.sms.send(sms);
    sandbox.inboundSms({ from: to, text: 'Hi, "you", there' });
    await sandbox.advance(5_000);
    const { jobId } = await client.sms.startLogExport();
    expect(await client.sms.getLogExport({ jobId })).toEqual({ status: 'queued' });
    await sandbox.advance(500);
    expect(await client.sms.getLogExport({ jobId })).toEqual({ status: 'running' });
    await sandbox.advance(500);
    const done = await client.sms.getLogExport({ jobId });
    expect(done).toMatchObject({ status: 'succeeded', expires: expect.stringMatching(/^2026-01-31T/) });
    const [link = ''] = done.data ?? [];
    const file = await fetch(link);
    expect(file.headers.get('content-type')).toContain('text/csv');
    const [header, ...rows] = (await file.text()).trim().split('\r\n');
    expect(header).toMatch(/^umid,subaccountid,direction,country,/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/,Sandbox_SMS,1,SG,.*,delivered,delivered_to_recipient,.*\+659123xxxx,/);
    expect(rows.join()).not.toContain('91234567');
    await sandbox.advance(31 * 24 * hour);
    expect((await fetch(link)).status).toBe(404);
    await started.close();
  });

  it('are empty without messages, and can be cancelled and filtered', async () => {
    const started = await start({ clock: 'manual' });
    const { client, sandbox } = started;
    await client.sms.send(sms);
    await client.sms.send({ destination: '+6281234567890', text: 'Halo' });
    const run = async (filter: Parameters<typeof client.sms.startLogExport>[0]): Promise<number | string> => {
      const { jobId } = await client.sms.startLogExport(filter);
      await sandbox.advance(1_000);
      const { status, data } = await client.sms.getLogExport({ jobId });
      return data
        ? (await (await fetch(data[0] ?? '')).text()).trim().split('\r\n').length - 1
        : String(status);
    };
    expect(await run({})).toBe(2);
    expect(await run({ countries: ['ID'] })).toBe(1);
    expect(await run({ phoneNumber: to })).toBe(1);
    expect(await run({ limit: 1 })).toBe(1);
    expect(await run({ from: '2026-01-01', to: '2026-01-01' })).toBe(2);
    expect(await run({ from: '2025-01-01', to: '2025-12-31' })).toBe('empty');
    const { jobId } = await client.sms.startLogExport();
    await client.sms.cancelLogExport({ jobId });
    await sandbox.advance(1_000);
    expect(await client.sms.getLogExport({ jobId })).toEqual({ status: 'cancelled' });
    await started.close();
  });
});

describe('prices', () => {
  it('can be filtered by country, network, direction and subaccount', async () => {
    const started = await start();
    const { client } = started;
    const all = await client.sms.getPrices();
    expect(all.subAccounts?.map(({ subAccountId }) => subAccountId)).toEqual([
      'Sandbox_SMS',
      'Sandbox_ChatApps',
    ]);
    const [singapore] =
      (await client.sms.getPrices({ country: 'SG', subAccountId: 'Sandbox_SMS' })).subAccounts ?? [];
    expect(singapore?.outbound?.countries).toMatchObject([{ alpha2Code: 'SG', dialingPrefix: '+65' }]);
    expect(singapore?.outbound?.countries?.[0]?.operators).toHaveLength(3);
    expect(singapore?.inbound).toHaveLength(1);
    const [network] =
      (await client.sms.getPrices({ mcc: 525, mnc: 3, direction: 'outbound' })).subAccounts ?? [];
    expect(network?.outbound?.countries?.flatMap(({ operators }) => operators)).toMatchObject([
      { hni: [{ mcc: '525', mnc: '03' }], price: { amount: 0.0398, currency: 'USD' } },
    ]);
    expect(network).not.toHaveProperty('inbound');
    expect((await client.sms.getPrices({ subAccountId: 'Somebody_Elses' })).subAccounts).toEqual([]);
    await started.close();
  });
});
