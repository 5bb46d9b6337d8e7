import type { SimpleField } from '../simple-fields';

/** The person on the other end, in every chat event. */
export const user = {
  type: 'object',
  properties: {
    msisdn: {
      type: 'string',
      description: 'Phone number; absent where the channel has none, or the user hides it',
    },
    channelUserId: {
      type: 'string',
      description:
        'ID on the channel: WhatsApp business-scoped user ID or LINE user ID; digits of the number in old versions',
    },
    name: { type: 'string', description: 'Profile name' },
    username: { type: 'string', description: 'WhatsApp username' },
  },
} as const;

export const messageType = {
  type: 'string',
  description: 'What kind of content; compare without regard to case, and take Document for File',
  enum: [
    'None',
    'Text',
    'Audio',
    'Video',
    'Image',
    'Location',
    'File',
    'Carousel',
    'List',
    'Buttons',
    'Template',
    'Interactive',
  ],
} as const;

const tapped = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'The ID you gave the button or row' },
    title: { type: 'string' },
    description: { type: 'string', description: 'List rows only' },
  },
} as const;

/** What a message says, the same for every channel. */
export const content = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    url: {
      type: 'string',
      description: 'Pre-signed address of an image, video, audio or file; it expires after 24 hours',
    },
    payload: { type: 'string', description: 'The postback of a template button or a suggestion' },
    location: {
      type: 'object',
      properties: {
        latitude: { type: 'number' },
        longitude: { type: 'number' },
        name: { type: 'string' },
        address: { type: 'string' },
      },
    },
    interactive: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: ['button_reply', 'list_reply', 'nfmReply', 'callPermissionReply'] },
        button_reply: tapped,
        list_reply: tapped,
        nfmReply: {
          type: 'object',
          properties: {
            responseJson: { type: 'string', description: 'Answers to a WhatsApp Flow, as JSON in a string' },
          },
        },
        callPermissionReply: {
          type: 'object',
          properties: {
            response: { type: 'string', enum: ['accept', 'reject'] },
            isPermanent: { type: 'boolean' },
            expirationTimestamp: {
              type: 'string',
              format: 'date-time',
              description: 'End of a temporary permission',
            },
            responseSource: { type: 'string', enum: ['user_action'] },
          },
        },
      },
    },
  },
} as const;

/** 8x8 writes some containers in snake case and some in camel case; both are looked for. */
const button = ['content.interactive.button_reply', 'content.interactive.buttonReply'] as const;
const row = ['content.interactive.list_reply', 'content.interactive.listReply'] as const;
const permission = [
  'content.interactive.callPermissionReply',
  'content.interactive.call_permission_reply',
] as const;

const field = (containers: readonly string[], name: string): string[] =>
  containers.map((path) => `${path}.${name}`);

/** Where the simple fields of a message are. */
export const simpleContent: Readonly<Partial<Record<SimpleField, string | readonly string[]>>> = {
  messageType: 'type',
  text: ['content.text', ...field([...button, ...row], 'title')],
  replyType: 'content.interactive.type',
  buttonId: [...field([...button, ...row], 'id'), 'content.payload'],
  buttonTitle: field([...button, ...row], 'title'),
  buttonDescription: field(row, 'description'),
  flowResponse: [
    'content.interactive.nfmReply.responseJson',
    'content.interactive.nfm_reply.responseJson',
    'content.interactive.nfm_reply.response_json',
  ],
  callPermission: field(permission, 'response'),
  callPermissionPermanent: field(permission, 'isPermanent'),
  callPermissionExpires: field(permission, 'expirationTimestamp'),
  mediaUrl: 'content.url',
  latitude: 'content.location.latitude',
  longitude: 'content.location.longitude',
  locationName: 'content.location.name',
  locationAddress: 'content.location.address',
};
