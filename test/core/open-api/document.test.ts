import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from '../../../core/src/catalogue';
import { openApiDocument } from '../../../core/src/open-api';
import { objectsIn, operationsOf, validated } from './validated';

const clean = { version: '3.0', errors: [] };
const ids = entriesOf(catalogue).map(({ id }) => id);

describe('the OpenAPI document of the whole catalogue', () => {
  it.each([false, true])('is valid, flat: %p', (flat) => {
    expect(validated(openApiDocument(catalogue, { flat }))).toEqual(clean);
  });

  it.each([false, true])('has every path, method and field of the catalogue, flat: %p', (flat) => {
    const document = openApiDocument(catalogue, { flat });
    const missing = entriesOf(catalogue).filter(({ operation }) => {
      const shape = (path: string): string => path.replace(/#.*/, '').replaceAll(/\{\+?\w+\}/g, '{}');
      return !operationsOf(document).some(
        ({ path, method }) =>
          shape(path) === shape(operation.path) && method === operation.method.toLowerCase(),
      );
    });

    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('gives each operation a unique ID of letters and digits', () => {
    const names = operationsOf(openApiDocument(catalogue)).map(({ operation }) => operation.operationId);

    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Za-z][A-Za-z0-9]{0,79}$/.test(name))).toEqual([]);
    expect(names).toContain('smsSend');
  });

  it('declares every path parameter, and no other', () => {
    for (const { path, operation } of operationsOf(openApiDocument(catalogue))) {
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');

      expect(declared.map(({ name }) => name).sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(),
      );
    }
  });

  it('keeps operations of two products with the same path apart, each with its own server', () => {
    const { servers, paths } = openApiDocument(catalogue, { region: 'europe' });
    const path = '/api/v1/subaccounts/{subAccountId}/messages';

    expect(servers).toContainEqual({ url: 'https://sms.8x8.uk' });
    expect(paths[path]?.['post']).toMatchObject({
      operationId: 'smsSend',
      servers: [{ url: 'https://sms.8x8.uk' }],
    });
    expect(paths[`${path}#chatApps`]?.['post']).toMatchObject({
      operationId: 'chatAppsSend',
      servers: [{ url: 'https://chatapps.8x8.uk' }],
    });
  });

  it('merges the SMS webhooks and the generic webhooks, which have the same URL', () => {
    const { paths, servers } = openApiDocument(catalogue);
    const get = paths['/api/v1/accounts/{accountId}/webhooks']?.['get'];

    expect(get?.operationId).toBe('smsGetWebhooks');
    expect(get?.servers ?? servers).toEqual([
      { url: 'https://sms.8x8.com' },
      { url: 'https://chatapps.8x8.com' },
    ]);
  });
});

describe('a flat document', () => {
  it('has no alternatives and no conditions', () => {
    const combined = objectsIn(openApiDocument(catalogue, { flat: true }))
      .filter(([path]) => !path.endsWith('/properties'))
      .filter(([, object]) =>
        ['anyOf', 'oneOf', 'allOf', 'not', 'if', 'discriminator'].some((word) => word in object),
      );

    expect(combined.map(([path]) => path)).toEqual([]);
  });

  it('has a component for every object', () => {
    const nested = objectsIn(openApiDocument(catalogue, { flat: true }).components.schemas)
      .filter(([path]) => path.includes('/properties/') && !path.endsWith('/properties'))
      .filter(([, object]) => 'properties' in object);

    expect(nested.map(([path]) => path)).toEqual([]);
  });

  it('with one operation is within the limits of Salesforce External Services', () => {
    const document = openApiDocument(catalogue, { operations: ['sms.send'], flat: true });

    expect(validated(document)).toEqual(clean);
    expect(Object.keys(document.paths)).toEqual(['/api/v1/subaccounts/{subAccountId}/messages']);
    expect(document.servers).toEqual([{ url: 'https://sms.8x8.com' }]);
    expect(JSON.stringify(document).length).toBeLessThan(10_000);
  });
});

describe('a document of selected operations', () => {
  it.each(ids)('is valid with only %s', (id) => {
    const document = openApiDocument(catalogue, { operations: [id] });
    const unused = Object.keys(document.components.schemas).filter(
      (name) => !JSON.stringify(document).includes(`"#/components/schemas/${name}"`),
    );

    expect(operationsOf(document)).toHaveLength(1);
    expect(unused).toEqual([]);
  });

  it('is valid, and has the given title, version and server', () => {
    const document = openApiDocument(catalogue, {
      operations: ['sms.send', 'chatApps.send', 'sms.getBalance'],
      baseUrl: 'http://127.0.0.1:8080/',
      title: 'Ours',
      version: '7',
    });

    expect(validated(document)).toEqual(clean);
    expect(document.info).toMatchObject({ title: 'Ours', version: '7' });
    expect(document.servers).toEqual([
      { url: 'http://127.0.0.1:8080/sms' },
      { url: 'http://127.0.0.1:8080/chatapps' },
    ]);
  });

  it('throws for an operation that does not exist', () => {
    expect(() => openApiDocument(catalogue, { operations: ['sms.sent'] })).toThrow(
      'There is no operation sms.sent',
    );
  });
});
