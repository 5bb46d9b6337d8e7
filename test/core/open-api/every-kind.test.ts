import { describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../../core/src/open-api';
import { everyKind } from './every-kind';
import { validated } from './validated';

const whole = openApiDocument(everyKind);
const flat = openApiDocument(everyKind, { flat: true });

describe('the OpenAPI document of an operation with every property', () => {
  it.each([
    ['whole', whole],
    ['flat', flat],
  ])('is valid, %s', (_, document) => {
    expect(validated(document)).toEqual({ version: '3.0', errors: [] });
  });

  it('has a discriminator for alternatives, and merges them in a flat document', () => {
    expect(whole.components.schemas['VideoDrawRequest']?.properties?.['steps']?.items).toEqual({
      anyOf: [{ $ref: '#/components/schemas/WaitStep' }, { $ref: '#/components/schemas/SayStep' }],
      discriminator: {
        propertyName: 'action',
        mapping: { wait: '#/components/schemas/WaitStep', say: '#/components/schemas/SayStep' },
      },
    });
    expect(flat.components.schemas['Step']).toEqual({
      type: 'object',
      properties: {
        action: { type: 'string', enum: ['wait', 'say'] },
        seconds: { type: 'integer', minimum: 1 },
        text: { type: 'string' },
      },
      required: ['action'],
    });
  });

  it('requires one of two fields, unless the document is flat', () => {
    const groups = [{ required: ['phone'] }, { required: ['email'] }];

    expect(whole.components.schemas['VideoDrawRequest']).toMatchObject({ anyOf: groups });
    expect(flat.components.schemas['VideoDrawRequest']).not.toHaveProperty('anyOf');
  });

  it('omits the confirmation, which is never sent', () => {
    const { properties = {} } = whole.components.schemas['VideoDrawRequest'] ?? {};

    expect(Object.keys(properties)).toEqual(['steps', 'phone', 'email', 'free', 'labels']);
    expect(properties['labels']).toEqual({ $ref: '#/components/schemas/Labels' });
    expect(whole.components.schemas['Labels']).toEqual({
      type: 'object',
      additionalProperties: { type: 'string' },
    });
  });

  it('has both successes, the ID in Location, one schema for errors, and the token', () => {
    const draw = whole.paths['/things']?.['post'];

    expect(Object.keys(draw?.responses ?? {})).toEqual(['200', '201', '400', '409', 'default']);
    expect(draw?.responses['201']).toMatchObject({ headers: { Location: { schema: { type: 'string' } } } });
    expect(whole.components.schemas['VideoDrawResponse']?.properties).toEqual({ name: { type: 'string' } });
    expect(draw?.responses['409']?.content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/Error' } },
    });
    expect(draw?.security).toEqual([{ tokenXToken: [] }]);
    expect(whole.components.securitySchemes).toMatchObject({
      apiKey: { type: 'http', scheme: 'bearer' },
      tokenXToken: { type: 'apiKey', in: 'header', name: 'X-Token' },
    });
  });

  it('uploads files as a form to the server of the operation, and downloads them as binary', () => {
    const upload = whole.paths['/things/{thingId}/files']?.['post'];
    const download = whole.paths['/things/{id}/files/{link}']?.['get'];

    expect(upload?.requestBody).toEqual({
      required: true,
      content: {
        'multipart/form-data': { schema: { $ref: '#/components/schemas/VideoUploadRequest' } },
      },
    });
    expect(upload?.servers).toEqual([{ url: 'https://upload.example.com' }]);
    expect(download?.responses['200']?.content).toEqual({
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    });
    expect(download?.security).toEqual([]);
    expect(download?.parameters).toContainEqual(
      expect.objectContaining({ name: 'sizes', in: 'query', style: 'form', explode: false }),
    );
    expect(whole.paths['/things/{id}/preview']?.['get']?.responses['302']).toHaveProperty('headers.Location');
  });

  it('merges two operations with the same path and method, and requires what both require', () => {
    const both = whole.paths['/things/{thing}']?.['get'];

    expect(both).toMatchObject({
      operationId: 'videoCheck',
      summary: 'Check Thing, or Look at Thing',
      parameters: [
        { name: 'thing', in: 'path', required: true },
        { name: 'code', in: 'query', required: false },
      ],
    });
    expect(whole.components.schemas['VideoCheckResponse']).toMatchObject({
      properties: { state: { description: 'Known values: right, wrong, new' }, since: { type: 'string' } },
      required: ['state'],
    });
    expect(Object.values(whole.paths).flatMap((item) => Object.keys(item))).toHaveLength(6);
  });
});
