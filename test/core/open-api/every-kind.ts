import type { Catalogue } from '../../../core/src/catalogue';

const about = { resource: 'Thing', docs: 'things', openApi: { file: 'things.json', operationId: 'things' } };
const named = (title: string) => ({ ...about, title, action: title, summary: title });

/**
 * The catalogue of a made-up API that uses every property of an operation, to test how each appears in an OpenAPI
 * document.
 */
export const everyKind = {
  video: {
    title: 'Things',
    summary: 'Keeps things',
    product: 'video',
    operations: {
      getToken: {
        ...named('Get Token'),
        method: 'GET',
        path: '/token',
        input: { type: 'object', properties: {} },
        success: 200,
        output: { type: 'object', properties: { value: { type: 'string', writeOnly: true } } },
        safety: 'read',
      },
      draw: {
        ...named('Draw Thing'),
        method: 'POST',
        path: '/things',
        input: {
          type: 'object',
          properties: {
            steps: {
              type: 'array',
              items: {
                discriminator: { propertyName: 'action' },
                anyOf: [
                  {
                    type: 'object',
                    properties: {
                      action: { type: 'string', const: 'wait' },
                      seconds: { type: 'integer', minimum: 1 },
                    },
                    required: ['action', 'seconds'],
                  },
                  {
                    type: 'object',
                    properties: { action: { type: 'string', const: 'say' }, text: { type: 'string' } },
                    required: ['action', 'text'],
                  },
                ],
              },
            },
            phone: { type: 'string', format: 'msisdn' },
            email: { type: 'string' },
            free: { description: 'Anything' },
            labels: { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
            confirm: { type: 'string' },
          },
          required: ['steps'],
          anyOf: [{ required: ['phone'] }, { required: ['email'] }],
        },
        success: 201,
        otherSuccess: [200],
        errors: [400, 409],
        output: { type: 'object', properties: { thingId: { type: 'string' }, name: { type: 'string' } } },
        idFromLocation: 'thingId',
        safety: 'unsafe',
        consent: { when: { field: 'phone' }, word: 'yes', warning: 'draws all' },
        authorization: { kind: 'token', header: 'X-Token', operation: 'getToken', at: 'value' },
      },
      upload: {
        ...named('Upload Thing'),
        method: 'POST',
        path: '/things/{thingId}/files',
        multipart: true,
        input: {
          type: 'object',
          properties: {
            thingId: { type: 'string' },
            file: { type: 'string', format: 'binary' },
            note: { type: 'string' },
          },
          required: ['thingId', 'file'],
        },
        success: 204,
        safety: 'unsafe',
        server: 'https://upload.example.com',
      },
      download: {
        ...named('Download Thing'),
        method: 'GET',
        path: '/things/{id}/files/{+link}',
        input: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            link: { type: 'string' },
            sizes: { type: 'array', items: { type: 'string' } },
          },
          required: ['id', 'link'],
        },
        success: 200,
        output: { type: 'string', format: 'binary' },
        safety: 'read',
        authorization: { kind: 'none' },
      },
      preview: {
        ...named('Preview Thing'),
        method: 'GET',
        path: '/things/{id}/preview',
        input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        success: 302,
        output: { type: 'string', format: 'binary' },
        safety: 'read',
      },
      check: {
        ...named('Check Thing'),
        method: 'GET',
        path: '/things/{thing}',
        query: ['code'],
        input: {
          type: 'object',
          properties: { thing: { type: 'string' }, code: { type: 'string' } },
          required: ['thing', 'code'],
        },
        success: 200,
        output: {
          type: 'object',
          properties: { state: { type: 'string', enum: ['right', 'wrong'] } },
          required: ['state'],
        },
        safety: 'unsafe',
      },
      look: {
        ...named('Look at Thing'),
        method: 'GET',
        path: '/things/{thingId}',
        input: { type: 'object', properties: { thingId: { type: 'string' } }, required: ['thingId'] },
        success: 200,
        output: {
          type: 'object',
          properties: { state: { type: 'string', enum: ['new'] }, since: { type: 'string' } },
          required: ['state', 'since'],
        },
        safety: 'read',
      },
    },
  },
} as const satisfies Catalogue;
