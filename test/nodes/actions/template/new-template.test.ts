import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { start, whatsAppChannelOf } from '../../../sandbox/started-sandbox';
import { credentialsOf, runAction, type ActionRun } from '../run-action';

let stub: StubServer;
beforeAll(async () => {
  stub = await stubServer(() => ({ body: { fileName: 'f.pdf', token: 't1' } }));
});
afterAll(() => stub.close());

const group = (...values: INodeParameters[]): INodeParameters => ({ values });

const create = (parameters: INodeParameters): Promise<ActionRun> =>
  runAction({
    operation: 'chatApps.createTemplate',
    parameters: { name: 'a_bill', language: 'en_US', category: 'UTILITY', ...parameters },
    credentials: {
      apiKey: 'any-key-will-do',
      accountId: 'ExampleCo_12345678',
      subAccountId: 'ExampleCo',
      whatsAppChannelId: '2d6f9a1c-7b34-4e0d-9c58-1f0e6a7b8c92',
      baseUrl: stub.url,
    },
  });

/** The body of the newest request. */
const submittedTemplate = (): unknown => stub.requests.at(-1)?.body;

describe('a template is created from fields', () => {
  test('header with a file of the item, body with samples, footer and buttons', async () => {
    const { error } = await create({
      headerFormat: 'Document',
      headerSampleUrl: 'https://example.com/bill.pdf',
      bodyText: 'Dear {{1}}, here is {{2}} for you.',
      bodySamples: group({ value: 'Mei' }, { value: 'the bill' }),
      footerText: 'ExampleCo',
      buttons: group(
        { type: 'QUICK_REPLY', text: 'Thanks' },
        { type: 'URL', text: 'Pay', url: 'https://example.com/{{1}}', sample: '1001' },
        { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+6561234567' },
      ),
    });

    expect(error).toBeUndefined();
    expect(submittedTemplate()).toEqual({
      name: 'a_bill',
      language: 'en_US',
      category: 'UTILITY',
      components: [
        { type: 'HEADER', format: 'Document', examples: ['https://example.com/bill.pdf'] },
        { type: 'BODY', text: 'Dear {{1}}, here is {{2}} for you.', examples: ['Mei', 'the bill'] },
        { type: 'FOOTER', text: 'ExampleCo' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Thanks' },
            { type: 'URL', text: 'Pay', url: 'https://example.com/{{1}}', example: ['1001'] },
            { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+6561234567' },
          ],
        },
      ],
    });
  });

  test('an authentication template, whose text WhatsApp defines: the body text is not sent', async () => {
    const { error } = await create({
      category: 'AUTHENTICATION',
      securityRecommendation: true,
      codeExpirationMinutes: 10,
      bodyText: 'left over',
    });

    expect(error).toBeUndefined();
    expect(submittedTemplate()).toMatchObject({
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
      ],
    });
  });

  test('the components can be given as JSON', async () => {
    const { error } = await create({
      componentsFrom: 'json',
      components: '[{"type":"BODY","text":"Hello"}]',
    });

    expect(error).toBeUndefined();
    expect(submittedTemplate()).toMatchObject({ components: [{ type: 'BODY', text: 'Hello' }] });
  });
});

test('a sample from a binary field is uploaded before the template is submitted', async () => {
  const started = await start();
  const { error } = await runAction({
    operation: 'chatApps.createTemplate',
    parameters: {
      name: 'a_bill',
      language: 'en_US',
      category: 'UTILITY',
      headerFormat: 'Document',
      headerSampleSource: 'file',
      headerSampleFile: 'bill',
      bodyText: 'Here is your bill.',
    },
    binary: [{ bill: { data: 'YQ==', mimeType: 'application/pdf', fileName: 'bill.pdf' } }],
    credentials: { ...credentialsOf(started.sandbox), whatsAppChannelId: whatsAppChannelOf(started.sandbox) },
  });
  const operations = started.sandbox.requests().map(({ operation }) => operation);
  await started.close();

  expect(error).toBeUndefined();
  expect(operations).toEqual(['chatApps.uploadFile', 'chatApps.createTemplate']);
});
