import type { Authorization, Operation } from '../operation';

const file = 'video_interaction_api.json';

/** What has been said and shown is read with a token, which the API key buys. */
const authorization = {
  kind: 'token',
  header: 'x-token',
  operation: 'createToken',
  at: 'auth_token',
} as const satisfies Authorization;

const status = {
  type: 'string',
  description: 'State of the call as a letter, e.g. E or C; 8x8 does not say what the letters mean',
} as const;

const day = (title: string, description: string, example: string) =>
  ({ type: 'string', title, description, format: 'date', examples: [example] }) as const;

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
          description: 'Page to get: the nextCursor of the page before',
          examples: ['5757'],
        },
      },
    },
    query: ['from', 'to', 'q', 'cursor'],
    success: 200,
    output: {
      type: 'object',
      properties: {
        prevCursor: { description: 'Cursor of the page before; null on the first page' },
        nextCursor: { description: 'Cursor of the page after; null on the last page' },
        list: {
          type: 'array',
          description: 'Past calls on this page, the newest first',
          items: {
            type: 'object',
            properties: {
              CallId: { type: 'string', description: 'ID of the call, which Get Video Call takes' },
              UserB_MSISDN: { description: 'Phone number of the guest; null where none was given' },
              CreatedAt: {
                type: 'string',
                format: 'date-time',
                description: 'When the call was created, ISO 8601',
              },
              FinishedAt: { description: 'When the call ended, ISO 8601; null where it did not take place' },
              Duration: { type: 'integer', description: 'How long the call lasted, in seconds' },
              Status: status,
              CountryISO2alpha: {
                type: 'string',
                description: 'Country of the call, two-letter ISO 3166 code',
              },
              Reference: {
                type: 'string',
                description: 'Call reference that was given when the room was opened',
              },
              Location: { description: 'Where the guest was, if it was shared; else null' },
            },
          },
        },
      },
    },
    safety: 'read',
    authorization,
    paging: { items: 'list', by: { kind: 'cursor', cursor: 'cursor', next: 'nextCursor' } },
    discrepancy: 'The examples in the prose use POST; the file has GET, as befits what only reads.',
    docs: 'call-log',
    openApi: { file, operationId: 'call-log' },
  },
  getCall: {
    title: 'Get Video Call',
    action: 'Get video call',
    summary: 'Returns one video call with ratings, location, and what was written and photographed',
    resource: 'Video Room',
    method: 'GET',
    path: '/api/v1/calls/{id}',
    input: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
          title: 'Call ID',
          description: 'The CallId of Get Many Video Calls',
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
        FinishedAt: { description: 'When the call ended, ISO 8601; null where it did not take place' },
        Duration: { type: 'integer', description: 'How long the call lasted, in seconds' },
        Status: status,
        AgentRating: { description: 'Rating of the call by the agent, 1 to 5 as text; null where not rated' },
        GuestRating: { description: 'Rating of the call by the guest, 1 to 5 as text; null where not rated' },
        Location: { description: 'Where the guest was, { lat, long }, if it was shared; else null' },
        Conversation: {
          type: 'array',
          description: 'Messages that were written and images that were taken during the call',
          items: {
            type: 'object',
            properties: {
              origin: {
                type: 'string',
                description: 'From whom the message or image is',
                enum: ['agent', 'guest'],
              },
              timestamp: {
                type: 'integer',
                description: 'When it was written or taken, milliseconds since 1970',
              },
              data: {
                type: 'string',
                description: 'Text of the message, or link of the image, which Get Video Image takes',
              },
            },
          },
        },
      },
    },
    safety: 'read',
    authorization,
    docs: 'call-detail',
    openApi: { file, operationId: 'call-detail' },
  },
  getImage: {
    title: 'Get Video Image',
    action: 'Get video image',
    summary: 'Downloads an image that was taken in a video call',
    resource: 'Video Room',
    method: 'GET',
    path: '/{+link}',
    input: {
      type: 'object',
      properties: {
        link: {
          type: 'string',
          title: 'Link',
          description: 'The link of the image, as the conversation of the call has it',
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
    openApi: { file, operationId: 'Retrieve-Image' },
  },
} as const satisfies Record<string, Operation>;
