import type { Authorization, Operation } from '../operation';

const openApiFile = 'video_interaction_api.json';

/** The call log is read with a token. Create Video Token returns it for the API key. */
const authorization = {
  kind: 'token',
  header: 'x-token',
  operation: 'createToken',
  at: 'auth_token',
} as const satisfies Authorization;

const status = {
  type: 'string',
  description: 'State of the call as a letter, e.g. E or C; 8x8 does not document the letters',
} as const;

const day = (title: string, description: string, example: string) =>
  ({ type: 'string', title, description, format: 'date', examples: [example] }) as const;

/** Operations that read past video calls and their images. */
export const calls = {
  getCalls: {
    title: 'Get Many Video Calls',
    action: 'Get many video calls',
    summary: 'Returns past video calls, the newest first, of the last 75 days',
    resource: 'Video Room',
    method: 'GET',
    path: '/api/v1/call-logs',
    input: {
      type: 'object',
      properties: {
        from: day('From', 'First day of the calls to return, UTC', '2026-11-01'),
        to: day('To', 'Last day of the calls to return, UTC', '2026-11-30'),
        q: {
          type: 'string',
          title: 'Search',
          description: 'Only calls with this reference or phone number',
          examples: ['claim-1001'],
        },
        cursor: {
          type: 'string',
          title: 'Cursor',
          description: 'Cursor of the page: nextCursor of the previous page',
          examples: ['5757'],
        },
      },
    },
    query: ['from', 'to', 'q', 'cursor'],
    success: 200,
    output: {
      type: 'object',
      properties: {
        prevCursor: { description: 'Cursor of the previous page; null on the first page' },
        nextCursor: { description: 'Cursor of the next page; null on the last page' },
        list: {
          type: 'array',
          description: 'Past calls on this page, the newest first',
          items: {
            type: 'object',
            properties: {
              CallId: { type: 'string', description: 'ID of the call, which Get Video Call takes' },
              UserB_MSISDN: { description: 'Phone number of the guest, or null' },
              CreatedAt: {
                type: 'string',
                format: 'date-time',
                description: 'When the call was created, ISO 8601',
              },
              FinishedAt: { description: 'When the call ended, ISO 8601; null if it did not take place' },
              Duration: { type: 'integer', description: 'Duration of the call, in seconds' },
              Status: status,
              CountryISO2alpha: {
                type: 'string',
                description: 'Country of the call, two-letter ISO 3166 code',
              },
              Reference: {
                type: 'string',
                description: 'Call reference of the room',
              },
              Location: { description: 'Location of the guest, or null if it was not shared' },
            },
          },
        },
      },
    },
    safety: 'read',
    authorization,
    paging: { items: 'list', by: { kind: 'cursor', cursor: 'cursor', next: 'nextCursor' } },
    discrepancy: 'The examples in the guide use POST, the OpenAPI file has GET. The file is followed.',
    docs: 'call-log',
    openApi: { file: openApiFile, operationId: 'call-log' },
  },
  getCall: {
    title: 'Get Video Call',
    action: 'Get video call',
    summary: 'Returns one video call with its ratings, location, messages and images',
    resource: 'Video Room',
    method: 'GET',
    path: '/api/v1/calls/{id}',
    input: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
          title: 'Call ID',
          description: 'ID of the video call, as Get Many Video Calls returns it (CallId)',
          minLength: 1,
          examples: ['5774'],
        },
      },
      required: ['id'],
    },
    success: 200,
    output: {
      type: 'object',
      properties: {
        CreatedAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the call was created, ISO 8601',
        },
        FinishedAt: { description: 'When the call ended, ISO 8601; null if it did not take place' },
        Duration: { type: 'integer', description: 'Duration of the call, in seconds' },
        Status: status,
        AgentRating: {
          description: 'Rating of the call by the agent, from 1 to 5 as text; null if not rated',
        },
        GuestRating: {
          description: 'Rating of the call by the guest, from 1 to 5 as text; null if not rated',
        },
        Location: { description: 'Location of the guest as { lat, long }, or null if it was not shared' },
        Conversation: {
          type: 'array',
          description: 'Messages and images of the call',
          items: {
            type: 'object',
            properties: {
              origin: {
                type: 'string',
                description: 'Sender of the message or image',
                enum: ['agent', 'guest'],
              },
              timestamp: {
                type: 'integer',
                description: 'Time of the message or image, in milliseconds since 1970',
              },
              data: {
                type: 'string',
                description: 'Text of the message, or link to the image, which Get Video Image takes',
              },
            },
          },
        },
      },
    },
    safety: 'read',
    authorization,
    docs: 'call-detail',
    openApi: { file: openApiFile, operationId: 'call-detail' },
  },
  getImage: {
    title: 'Get Video Image',
    action: 'Get video image',
    summary: 'Downloads an image of a video call',
    resource: 'Video Room',
    method: 'GET',
    path: '/{+link}',
    input: {
      type: 'object',
      properties: {
        link: {
          type: 'string',
          title: 'Link',
          description: 'Link to the image, from the conversation of the call',
          minLength: 1,
          examples: ['/s3/uploads/snapshots/2026/11/20/1763600000000-snapshot.png'],
        },
      },
      required: ['link'],
    },
    success: 200,
    output: { type: 'string', format: 'binary' },
    safety: 'read',
    authorization,
    docs: 'retrieve-image',
    openApi: { file: openApiFile, operationId: 'Retrieve-Image' },
  },
} as const satisfies Record<string, Operation>;
