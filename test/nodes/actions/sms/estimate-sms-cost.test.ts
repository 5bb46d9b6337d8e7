import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction, type ActionRun } from '../run-action';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const run = (
  operation: string,
  parameters: INodeParameters,
  items = [{}],
  settings = {},
): Promise<ActionRun> =>
  runAction({
    operation,
    parameters: { resource: 'SMS', ...parameters },
    items,
    credentials: credentialsOf(sandbox),
    settings,
  });

const requestsTo = (operation: string): number =>
  sandbox.requests().filter((request) => request.operation === operation).length;

describe('Estimate SMS Cost', () => {
  const estimate = (parameters: INodeParameters, items = [{}], settings = {}): Promise<ActionRun> =>
    run('estimateSmsCost', parameters, items, settings);

  it('tells the parts, the characters that force UCS-2 with their replacements, and the price', async () => {
    const { json, error } = await estimate({
      destination: '+65 9123 4567',
      text: `${'x'.repeat(100)} – 👋\u200b`,
    });

    expect(error).toBeUndefined();
    expect(json).toEqual([
      expect.objectContaining({
        parts: 2,
        encoding: 'UCS2',
        tooLong: false,
        ucs2Characters: [
          { character: '–', codePoint: 'U+2013', position: 102, replacement: '-' },
          { character: '👋', codePoint: 'U+1F44B', position: 104, replacement: null },
          { character: '\u200b', codePoint: 'U+200B', position: 106, replacement: '' },
        ],
        price: expect.objectContaining({ found: true, country: 'SG', currency: expect.any(String) }),
      }),
    ]);
    const { low, high, lowPerPart } = json[0]?.['price'] as Record<string, number>;
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThanOrEqual(Number(low));
    expect(Number(lowPerPart) * 2).toBeCloseTo(Number(low));
    expect(sandbox.messages()).toEqual([]);
  });

  it('gets the price list once for all items, and never for texts without a number', async () => {
    await estimate({ destination: '+6591234567', text: 'Hello' }, [{}, {}, {}]);
    expect(requestsTo('sms.getPrices')).toBe(1);

    const { json } = await estimate({ text: 'Hello' });
    expect(json).toEqual([expect.not.objectContaining({ price: expect.anything() })]);
    expect(json[0]).toMatchObject({ parts: 1, encoding: 'GSM7', length: 5, leftInLastPart: 155 });
    expect(requestsTo('sms.getPrices')).toBe(1);
  });

  it('shows what Smart Encoding saves, and that links stay as they are', async () => {
    const text = `“${'x'.repeat(100)}” – ok`;
    const options = { smartEncoding: true };

    expect((await estimate({ text })).json[0]).toMatchObject({ parts: 2, encoding: 'UCS2' });
    expect((await estimate({ text, options })).json[0]).toMatchObject({ parts: 1, encoding: 'GSM7' });
    const link = 'https://shop.example/a–b';
    expect((await estimate({ text: link, options })).json[0]).toMatchObject({ encoding: 'UCS2', text: link });
  });

  it('names the item whose number cannot be read', async () => {
    const { error } = await estimate({ destination: '={{ $json.to }}', text: 'Hi' }, [
      { to: '+6591234567' },
      { to: '6591234567.0' },
    ]);

    expect(error).toMatchObject({ message: 'To is not a phone number', context: { itemIndex: 1 } });
  });
});

describe('Send SMS', () => {
  const send = (text: string, options: INodeParameters): Promise<ActionRun> =>
    run('sms.send', { destination: '={{ $json.to }}', text, options }, [
      { to: '+6591234567' },
      { to: '+6591234568' },
    ]);
  const sent = (): string[] => sandbox.messages({ direction: 'outbound' }).map(({ text }) => text);

  it('adds the parts and the encoding to the output', async () => {
    const { json } = await send('Ready – now', { outputParts: true });

    expect(json).toEqual(
      Array(2).fill(expect.objectContaining({ parts: 1, encoding: 'UCS2', umid: expect.any(String) })),
    );
  });

  it('replaces characters with Smart Encoding', async () => {
    const { json } = await send('“Ready” – now', { smartEncoding: true, outputParts: true });

    expect(sent()).toEqual(['"Ready" - now', '"Ready" - now']);
    expect(json[0]).toMatchObject({ parts: 1, encoding: 'GSM7' });
  });

  it('sends nothing if a text takes more than Max Parts, and names the characters', async () => {
    const { error } = await send(`${'x'.repeat(100)}–`, { maxParts: 1 });

    expect(error?.message).toBe('Text takes 2 parts in UCS-2, and Max Parts allows 1');
    expect(error?.description).toContain('Replace – by characters of the GSM-7 alphabet');
    expect(sent()).toEqual([]);
    expect((await send(`${'x'.repeat(100)}–`, { maxParts: 1, smartEncoding: true })).error).toBeUndefined();
    expect(sent()).toHaveLength(2);
  });
});
