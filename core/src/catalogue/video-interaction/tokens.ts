import type { Operation } from '../operation';

export const tokens = {
  createToken: {
    title: 'Create Video Token',
    action: 'Create video token',
    summary: 'Returns a token with which an agent logs in, and opens a room for a video call where asked for',
    resource: 'Video Room',
    method: 'POST',
    path: '/api/v1/tokens',
    input: {
      type: 'object',
      properties: {
        create_room: {
          type: 'boolean',
          title: 'Create Room',
          description: 'Whether a room is opened as well; it stays open for 15 minutes',
          default: false,
        },
        phone_number: {
          type: 'string',
          title: 'Guest Phone Number',
          description:
            'Phone number that gets the link to the room by SMS once the agent has logged in with the token',
          format: 'msisdn',
          examples: ['+6591234567'],
        },
        call_reference: {
          type: 'string',
          title: 'Call Reference',
          description: 'Your own reference, by which the call is found in the log',
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
          description: 'Token with which an agent logs in, and with which the log of calls is read',
          writeOnly: true,
        },
        call_reference: { type: 'string', description: 'Call reference of the room, when one was opened' },
        guest_link: {
          type: 'string',
          description: 'Address at which the guest joins the call, when a room was opened',
        },
      },
      required: ['auth_token'],
    },
    safety: 'unsafe',
    discrepancy:
      'The schema of the answer has one field without a name: its sample and the prose are followed.',
    docs: 'tokens',
    openApi: { file: 'video_interaction_api.json', operationId: 'tokens' },
  },
} as const satisfies Record<string, Operation>;
