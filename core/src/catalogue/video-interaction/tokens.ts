import type { Operation } from '../operation';

/** The operation that creates a token, with which an agent logs in and opens a room for a video call. */
export const tokens = {
  createToken: {
    title: 'Create Video Token',
    action: 'Create video token',
    summary: 'Returns a token with which an agent logs in and, optionally, opens a room for a video call',
    resource: 'Video Room',
    method: 'POST',
    path: '/api/v1/tokens',
    input: {
      type: 'object',
      properties: {
        create_room: {
          type: 'boolean',
          title: 'Create Room',
          description: 'Whether to open a room too; it stays open for 15 minutes',
          default: false,
        },
        phone_number: {
          type: 'string',
          title: 'Guest Phone Number',
          description:
            'Phone number that receives the link to the room by SMS, once the agent has logged in with the token',
          format: 'msisdn',
          examples: ['+6591234567'],
        },
        call_reference: {
          type: 'string',
          title: 'Call Reference',
          description: 'Your own reference, by which the call can be found in the log',
          minLength: 8,
          maxLength: 20,
          examples: ['claim-1001'],
        },
      },
    },
    success: 200,
    output: {
      type: 'object',
      properties: {
        auth_token: {
          type: 'string',
          description: 'Token with which an agent logs in, and with which the call log is read',
          writeOnly: true,
        },
        call_reference: { type: 'string', description: 'Call reference of the room, if one was opened' },
        guest_link: {
          type: 'string',
          description: 'URL with which the guest joins the call, if a room was opened',
        },
      },
      required: ['auth_token'],
    },
    safety: 'unsafe',
    contactsNobody: true,
    discrepancy:
      'The schema of the response has one field without a name. The sample and the guide are followed.',
    docs: 'tokens',
    openApi: { file: 'video_interaction_api.json', operationId: 'tokens' },
  },
} as const satisfies Record<string, Operation>;
