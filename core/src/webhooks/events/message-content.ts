import type { SimpleField } from './simplified-fields';
import { place } from './message-fields';

/** The customer, in every chat event. */
export const user = {
  type: 'object',
  description: 'Person on the other end of the conversation',
  properties: {
    msisdn: {
      type: 'string',
      description: 'Phone number of the person; absent where the channel has none, or the person hides it',
    },
    channelUserId: {
      type: 'string',
      description:
        'ID of the person on the channel: WhatsApp business-scoped user ID (BSUID) or LINE user ID; digits of the phone number in old versions',
    },
    name: { type: 'string', description: 'Name that the person shows in the profile' },
    username: { type: 'string', description: 'WhatsApp username of the person' },
  },
} as const;

export const messageType = {
  type: 'string',
  description: 'Kind of content, in upper or lower case; Document is another word for File',
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

const selectedOption = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID that you gave the button or row' },
    title: { type: 'string', description: 'Words on the button or row' },
    description: { type: 'string', description: 'Words below the title, on list rows only' },
  },
} as const;

/** The content of a chat message in the payload of an event. All channels share it. */
export const content = {
  type: 'object',
  description: 'What the message says; the type tells which fields it has',
  properties: {
    text: { type: 'string', description: 'Words of the message, for the type Text' },
    url: {
      type: 'string',
      description: 'Pre-signed address of an image, video, audio or file; it expires after 24 hours',
    },
    payload: {
      type: 'string',
      description: 'Payload that you gave the template button or the suggestion that was tapped',
    },
    location: { ...place, description: 'Place that the person shared, for the type Location' },
    interactive: {
      type: 'object',
      description: 'Answer to a button, a list, a Flow or a question, for the type Interactive',
      properties: {
        type: {
          type: 'string',
          description: 'Kind of the answer; the field of the same name holds it',
          enum: ['button_reply', 'list_reply', 'nfmReply', 'callPermissionReply'],
        },
        button_reply: { ...selectedOption, description: 'Button that was tapped' },
        list_reply: { ...selectedOption, description: 'Row of the list that was tapped' },
        nfmReply: {
          type: 'object',
          description: 'WhatsApp Flow that was filled in',
          properties: {
            responseJson: { type: 'string', description: 'Answers to the WhatsApp Flow, as JSON in a text' },
          },
        },
        callPermissionReply: {
          type: 'object',
          description: 'Answer to the question whether the business may call',
          properties: {
            response: {
              type: 'string',
              description: 'Whether the person lets the business call',
              enum: ['accept', 'reject'],
            },
            isPermanent: { type: 'boolean', description: 'Whether the permission has no end' },
            expirationTimestamp: {
              type: 'string',
              format: 'date-time',
              description: 'When a temporary permission ends, ISO 8601',
            },
            responseSource: {
              type: 'string',
              description: 'Where the answer comes from: user_action when the person gave it',
              enum: ['user_action'],
            },
          },
        },
      },
    },
  },
} as const;

/** 8x8 writes some of these fields in snake case and some in camel case, so both are looked up. */
const button = ['content.interactive.button_reply', 'content.interactive.buttonReply'] as const;
const row = ['content.interactive.list_reply', 'content.interactive.listReply'] as const;
const permission = [
  'content.interactive.callPermissionReply',
  'content.interactive.call_permission_reply',
] as const;

const field = (containers: readonly string[], name: string): string[] =>
  containers.map((path) => `${path}.${name}`);

/** The paths of the simplified fields of a message. */
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
